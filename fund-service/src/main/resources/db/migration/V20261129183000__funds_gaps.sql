-- A gap of funds that project-service accepted makes a prospect of its own; reference is the request's identifier.
alter table prospect drop constraint prospect_origin_check;
alter table prospect add constraint prospect_origin_check check (origin in ('WATCHLIST', 'PROJECT', 'FUNDS_GAP', 'HAND'));
create index prospect_reference on prospect (reference) where origin = 'FUNDS_GAP';
-- Each gap has its own prospect: one may be closed while the other is not.
drop index prospect_open;
create unique index prospect_open on prospect
    (credit_code, origin, (case when origin = 'FUNDS_GAP' then reference else '' end)) where state = 'OPEN';

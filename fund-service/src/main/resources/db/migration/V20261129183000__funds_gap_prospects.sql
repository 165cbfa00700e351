-- Prospects born of a project's accepted request for funds: with what lacks and by when, withdrawn when the request is closed.
alter table prospect
    add column needed_amount numeric(20, 2) check (needed_amount > 0),
    add column needed_by     date,
    drop constraint prospect_origin_check,
    drop constraint prospect_state_check;
alter table prospect
    add constraint prospect_origin_check check (origin in ('WATCHLIST', 'PROJECT', 'FUNDS_GAP', 'HAND')),
    add constraint prospect_state_check check (state in ('OPEN', 'DISMISSED', 'WITHDRAWN')),
    add constraint prospect_needed_check
        check ((origin = 'FUNDS_GAP') = (needed_amount is not null and needed_by is not null));
-- A firm may ask for several projects at once: a request for funds makes one prospect, ever.
drop index prospect_open;
create unique index prospect_open on prospect (credit_code, origin) where state = 'OPEN' and origin <> 'FUNDS_GAP';
create unique index prospect_request on prospect (reference) where origin = 'FUNDS_GAP';

-- What is recorded of a deal stands in the order in which the database took it. Clocks and ids of several processes stand in none: a
-- tranche would count for the round before, and a vote for a visit that is over.
create sequence deal_recording;
grant usage on sequence deal_recording to "${app_role}";

alter table deal_entry add column recording bigint;
alter table deal_transition add column recording bigint;
alter table deal_ballot add column recording bigint;
alter table deal_terms add column recording bigint;
alter table exit_check add column recording bigint;
alter table investment add column recording bigint;

-- What is there already, as it was ordered until now.
create temporary table taken on commit drop as
    select id, nextval('deal_recording') as recording
    from (select id from deal_entry union all select id from deal_transition union all select id from deal_ballot
        union all select id from deal_terms union all select id from exit_check union all select id from investment
        order by id) all_of_them;
update deal_entry t set recording = k.recording from taken k where k.id = t.id;
update deal_transition t set recording = k.recording from taken k where k.id = t.id;
update deal_ballot t set recording = k.recording from taken k where k.id = t.id;
update deal_terms t set recording = k.recording from taken k where k.id = t.id;
update exit_check t set recording = k.recording from taken k where k.id = t.id;
update investment t set recording = k.recording from taken k where k.id = t.id;

alter table deal_entry alter column recording set default nextval('deal_recording'), alter column recording set not null;
alter table deal_transition alter column recording set default nextval('deal_recording'), alter column recording set not null;
alter table deal_ballot alter column recording set default nextval('deal_recording'), alter column recording set not null;
alter table deal_terms alter column recording set default nextval('deal_recording'), alter column recording set not null;
alter table exit_check alter column recording set default nextval('deal_recording'), alter column recording set not null;
alter table investment alter column recording set default nextval('deal_recording'), alter column recording set not null;

drop index deal_entry_deal;
create index deal_entry_deal on deal_entry (deal_id, recording);
drop index deal_transition_deal;
create index deal_transition_deal on deal_transition (deal_id, recording);
drop index deal_ballot_deal;
create index deal_ballot_deal on deal_ballot (deal_id, recording desc);
drop index deal_terms_deal;
create index deal_terms_deal on deal_terms (deal_id, recording desc);
drop index exit_check_deal;
create index exit_check_deal on exit_check (deal_id, route, recording desc);

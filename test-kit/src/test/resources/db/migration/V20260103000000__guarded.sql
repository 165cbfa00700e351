-- A table whose rows are guarded, as a service would: see enterprise-service, V20261129210000.
create function told_scope(name text) returns text
    language plpgsql stable parallel safe as
$$
declare
    told text := current_setting('jidi.' || name, true);
begin
    if told is null or told = '' then
        raise exception 'no scope was told for this connection' using errcode = 'insufficient_privilege';
    end if;
    return told;
end
$$;
create table guarded_note (
    id          int primary key,
    region_code text not null
);
insert into guarded_note select 340100, '340100' from generate_series(1, 1);
insert into guarded_note values (340200, '340200'), (340202, '340202');
alter table guarded_note enable row level security;
-- In a sub-select, so that it is asked once for a statement and not for every row.
create policy guarded_note_scope on guarded_note to "${app_role}"
    using (region_code like any ((select told_scope('regions'))::text[]));
-- The same without the guard, for what it costs.
create table open_note (like guarded_note including all);
insert into guarded_note select number, '34' || lpad((number % 100)::text, 2, '0') || '99' from generate_series(1, 20000) as number;
insert into open_note select * from guarded_note;
create index guarded_note_region on guarded_note (region_code text_pattern_ops);
create index open_note_region on open_note (region_code text_pattern_ops);
create sequence note_number start 1000000;

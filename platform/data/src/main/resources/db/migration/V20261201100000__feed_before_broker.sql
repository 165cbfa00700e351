-- An event gets its place in the feed as soon as it is committed; how far the broker has the feed is kept beside it.
create table relay_head (
    only_one boolean primary key default true check (only_one),
    position bigint not null
);
-- Until now an event was placed when the broker had it.
insert into relay_head (position) select position from feed_head;

alter table event_feed rename column published_at to placed_at;

-- What the broker has not confirmed: waiting for its place in the feed, or in the feed.
create view event_unsent as
    select id, recorded_at from event_pending
    union all
    select id, recorded_at from event_feed where position > (select position from relay_head);

-- A month may go only when the broker has everything in it.
create or replace function event_drop_partition(month date) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    first_day timestamptz := date_trunc('month', month)::timestamp at time zone 'UTC';
begin
    if exists (select from event_unsent
               where recorded_at >= first_day and recorded_at < first_day + interval '1 month') then
        raise exception 'events of % still wait for the broker', to_char(month, 'YYYY-MM')
            using errcode = 'object_in_use';
    end if;
    execute format('drop table if exists public.%I', 'event_' || to_char(month, 'YYYY_MM'));
end $$;

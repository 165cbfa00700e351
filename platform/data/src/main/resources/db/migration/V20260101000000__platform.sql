-- What every service's database holds besides its business: the event log with its relay and feed, the consumers'
-- state, idempotency records, leases and the audit chain. Owned by the platform, one history for all services.

create schema if not exists rebuild;
grant usage on schema rebuild to "${app_role}";
alter default privileges in schema rebuild grant select, insert, update, delete on tables to "${app_role}";

-- The event log: append-only, the truth for replay. Partitioned by month; cache 1 keeps ids in order per aggregate.
create table event (
    id             bigint generated always as identity (cache 1),
    recorded_at    timestamptz not null,
    event_id       text        not null,
    topic          text        not null,
    type           text        not null,
    schema_version int         not null check (schema_version > 0),
    aggregate      text        not null,
    version        bigint      not null check (version > 0),
    actor          text        not null,
    data           jsonb       not null,
    effective_date date,
    data_scope     text        not null,
    traceparent    text,
    correlation_id text        not null,
    causation_id   text,
    xid            xid8        not null default pg_current_xact_id(),
    primary key (id, recorded_at)
) partition by range (recorded_at);
-- History of one aggregate: repair of gaps, audit.
create index event_aggregate on event (aggregate, version);

-- The version of each aggregate; its row lock orders the aggregate's events.
create table event_head (
    aggregate text primary key,
    version   bigint not null
);

-- Not yet confirmed by the broker. Narrow, so that the poll stays cheap.
create table event_pending (
    id          bigint primary key,
    recorded_at timestamptz not null
);

-- Publication order, without gaps; the cursor of pull feed, live stream and webhooks.
create table event_feed (
    position     bigint primary key,
    id           bigint      not null,
    recorded_at  timestamptz not null,
    published_at timestamptz not null
);
create table feed_head (
    only_one boolean primary key default true check (only_one),
    position bigint not null
);
insert into feed_head (position) values (0);

-- The runtime role owns nothing and may create nothing: this function makes the one thing it needs.
create function event_ensure_partition(month date) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    first_day date := date_trunc('month', month)::date;
    partition text := 'event_' || to_char(first_day, 'YYYY_MM');
begin
    if to_regclass('public.' || partition) is null then
        perform pg_advisory_xact_lock(hashtextextended('event_ensure_partition', 0));
        execute format(
            'create table if not exists public.%I partition of public.event for values from (%L) to (%L)',
            partition,
            first_day::timestamp at time zone 'UTC',
            (first_day + interval '1 month')::timestamp at time zone 'UTC');
    end if;
end $$;

-- A month may go only when the broker has everything in it.
create function event_drop_partition(month date) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    first_day timestamptz := date_trunc('month', month)::timestamp at time zone 'UTC';
begin
    if exists (select from event_pending
               where recorded_at >= first_day and recorded_at < first_day + interval '1 month') then
        raise exception 'events of % still wait for the broker', to_char(month, 'YYYY-MM')
            using errcode = 'object_in_use';
    end if;
    execute format('drop table if exists public.%I', 'event_' || to_char(month, 'YYYY_MM'));
end $$;
-- The default privileges of the installation give the runtime role every function: not this one.
revoke all on function event_drop_partition(date) from public, "${app_role}";

create table consumer_offset (
    consumer     text   not null,
    topic        text   not null,
    part         int    not null,
    next_offset  bigint not null,
    leader_epoch int,
    primary key (consumer, topic, part)
);
create table consumer_aggregate (
    consumer      text   not null,
    aggregate     text   not null,
    version       bigint not null,
    parked_at     timestamptz,
    parked_reason text,
    primary key (consumer, aggregate)
);
-- Alarms look for parked aggregates all the time; there are none on a good day.
create index consumer_aggregate_parked on consumer_aggregate (consumer) where parked_at is not null;
create table consumer_waiting (
    consumer       text        not null,
    aggregate      text        not null,
    version        bigint      not null,
    event_id       text        not null,
    source         text        not null,
    type           text        not null,
    time           timestamptz not null,
    effective_date date,
    correlation_id text        not null,
    traceparent    text,
    data           text        not null,
    arrived_at     timestamptz not null,
    primary key (consumer, aggregate, version)
);

-- A key is unique for ever: the row may lose its body after years, never itself.
create table idempotency (
    organisation text        not null,
    key          text        not null check (length(key) between 1 and 64),
    fingerprint  text        not null,
    status       int         not null,
    location     text,
    etag         text,
    media_type   text        not null,
    body         text,
    created_at   timestamptz not null,
    primary key (organisation, key)
);

create table leader_lease (
    name  text primary key,
    owner text        not null,
    until timestamptz not null
);

create table audit_entry (
    id            bigint generated always as identity primary key,
    recorded_at   timestamptz not null,
    actor         text        not null,
    organisation  text        not null,
    roles         text[]      not null,
    action        text        not null,
    object        text        not null,
    reason        text,
    before_digest text,
    after_digest  text,
    request_id    text        not null
);
create index audit_entry_object on audit_entry (object, id);
create table audit_pending (
    id bigint primary key
);
create table audit_seal (
    sequence bigint primary key,
    entry_id bigint not null unique,
    previous text   not null,
    hash     text   not null
);

-- What is history stays as it was written: the runtime role may add and read, nothing else.
revoke update, delete, truncate on event, event_feed, idempotency, audit_entry, audit_seal from "${app_role}";

-- The exchange with provincial platforms: who may fetch what, what is published, and what came back.

-- A platform that was let in, or asks to be.
create table application (
    id           uuid primary key,
    app_id       text        not null unique check (app_id ~ '^[a-z][a-z0-9-]{2,39}$'),
    name         text        not null,
    organisation text        not null,
    contact      text        not null,
    state        text        not null check (state in ('REGISTERED', 'ACTIVE', 'SUSPENDED')),
    created_at   timestamptz not null,
    version      bigint      not null
);
create index application_created on application (created_at, id);

-- What a platform may see and for what; never changed, replaced by its next number.
create table application_grant (
    application_id      uuid        not null references application,
    number              int         not null check (number > 0),
    state               text        not null check (state in ('PROPOSED', 'IN_FORCE', 'REPLACED', 'REJECTED')),
    purpose             text        not null,
    data_sets           text[]      not null,
    grade               text        not null check (grade in ('L1', 'L2', 'L3')),
    regions             text[]      not null,
    requests_per_minute int         not null check (requests_per_minute > 0),
    snapshots_per_hour  int         not null check (snapshots_per_hour > 0),
    proposed_by         text        not null,
    proposed_at         timestamptz not null,
    decided_by          text check (decided_by <> proposed_by),
    decided_at          timestamptz,
    primary key (application_id, number)
);
create unique index application_grant_one_in_force on application_grant (application_id) where state = 'IN_FORCE';
create unique index application_grant_one_proposed on application_grant (application_id) where state = 'PROPOSED';

create table application_key (
    id             uuid primary key,
    application_id uuid        not null references application,
    kid            text        not null check (kid ~ '^[A-Za-z0-9._-]{1,40}$'),
    algorithm      text        not null check (algorithm in ('SM2_SM3', 'HMAC_SM3', 'HMAC_SHA256')),
    public_key     text,
    sealed_secret  text,
    state          text        not null check (state in ('PROPOSED', 'ACTIVE', 'REJECTED', 'REVOKED')),
    proposed_by    text        not null,
    proposed_at    timestamptz not null,
    decided_by     text check (decided_by <> proposed_by),
    decided_at     timestamptz,
    valid_until    timestamptz,
    revoked_at     timestamptz,
    unique (application_id, kid),
    check ((algorithm = 'SM2_SM3') = (public_key is not null))
);

-- A nonce counts once per key; the primary key decides between two that come at once.
create table nonce (
    key_id     uuid        not null references application_key,
    nonce      text        not null,
    expires_at timestamptz not null,
    primary key (key_id, nonce)
);
create index nonce_expires on nonce (expires_at);

-- Read model of the services' events: each record as its events say, whole, before any scope or grade.
create table projection (
    data_set  text    not null,
    id        text collate "C"    not null,
    aggregate text    not null,
    region    text    not null,
    data      text    not null,
    deleted   boolean not null,
    reason    text,
    primary key (data_set, id)
);
create index projection_aggregate on projection (aggregate);
-- Aggregates that must not be shared, whatever else is known of them.
create table withheld (
    aggregate text primary key
);
create table rebuild.projection (like public.projection including all);
create table rebuild.withheld (like public.withheld including all);

-- What changed since it was last published. Taken by the publisher alone; the number keeps their order.
create table unpublished (
    data_set  text        not null,
    id        text collate "C"        not null,
    number    bigint generated always as identity (cache 1),
    marked_at timestamptz not null,
    primary key (data_set, id)
);
create index unpublished_number on unpublished (number);

-- How far each data set's sequence is, and the last sequence that is gone by age.
create table data_set_head (
    data_set     text primary key,
    seq          bigint not null,
    expired_seq  bigint not null default 0,
    published_at timestamptz
);

-- Every change in the order of its commit, without gaps: the row lock of the head is held until commit.
create table change (
    data_set        text        not null,
    seq             bigint      not null,
    id              text collate "C"        not null,
    rev             bigint      not null check (rev > 0),
    deleted         boolean     not null,
    region          text        not null,
    previous_region text,
    data            text        not null,
    reason          text,
    changed_at      timestamptz not null,
    primary key (data_set, seq)
);
create index change_id on change (data_set, id, seq desc);
-- The present state: the last change of each record.
create table record (
    data_set text    not null,
    id       text collate "C"    not null,
    seq      bigint  not null,
    rev      bigint  not null,
    deleted  boolean not null,
    region   text    not null,
    bucket   text    not null,
    primary key (data_set, id)
);
create index record_bucket on record (data_set, bucket);

create table snapshot (
    id             uuid primary key,
    data_set       text        not null,
    schema_version text        not null,
    scope          text        not null,
    with_deleted   boolean     not null,
    seq            bigint      not null,
    as_of          timestamptz not null,
    row_count      bigint      not null,
    totals         text        not null,
    bytes          bigint      not null,
    sha256         text        not null,
    sm3            text        not null,
    unique (data_set, schema_version, scope, with_deleted, seq)
);
create index snapshot_as_of on snapshot (as_of);

-- A doubt about a published value, and what the owner said.
create table correction (
    id             uuid primary key,
    application_id uuid        not null references application,
    data_set       text        not null,
    record_id      text        not null,
    field          text        not null,
    current_value  text,
    proposed_value text        not null,
    evidence       text        not null,
    region         text        not null,
    rev            bigint      not null,
    state          text        not null check (state in ('PENDING', 'ACCEPTED', 'DENIED', 'SUPERSEDED')),
    answer         text,
    answered_by    text,
    submitted_at   timestamptz not null,
    due_date       date        not null,
    answered_at    timestamptz,
    version        bigint      not null
);
create index correction_open on correction (data_set, record_id) where state = 'PENDING';
create index correction_submitted on correction (submitted_at, id);

-- What platforms hand in, by their own identifier, until an owner takes it.
create table inbound_record (
    id             uuid primary key,
    application_id uuid        not null references application,
    kind           text        not null,
    external_id    text        not null,
    rev            bigint      not null check (rev > 0),
    digest         text        not null,
    data           text        not null,
    received_at    timestamptz not null,
    unique (application_id, kind, external_id)
);

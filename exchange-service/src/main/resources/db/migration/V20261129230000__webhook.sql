-- Webhooks: who is told what at which address, and how it went.

-- Of an organisation, with the scope of who made it; or of a platform, told only how far its data sets are.
create table webhook (
    id              uuid primary key,
    application_id  uuid references application,
    organisation    text        not null,
    created_by      text        not null,
    url             text        not null,
    description     text        not null,
    -- Event types, of a platform data sets; empty for all.
    types           text[]      not null,
    state           text        not null check (state in ('ACTIVE', 'PAUSED', 'DISABLED', 'DELETED')),
    state_reason    text,
    -- Counts the secrets that were drawn; a sealed one is bound to its number.
    secret_number   int         not null check (secret_number > 0),
    secret          text,
    secret_shown    boolean     not null,
    previous_secret text,
    previous_until  timestamptz,
    failing_since   timestamptz,
    held_until      timestamptz,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    version         bigint      not null,
    check ((state = 'DELETED') = (secret is null)),
    check ((previous_secret is null) = (previous_until is null))
);
create index webhook_organisation on webhook (organisation) where state <> 'DELETED';
create index webhook_created on webhook (created_at, id);

create table webhook_scope (
    webhook_id uuid not null references webhook,
    entry      text not null,
    primary key (webhook_id, entry)
);

-- One event for one receiver. The unique pair is what makes a second look at the same event harmless.
create table webhook_message (
    id           uuid primary key,
    webhook_id   uuid        not null references webhook,
    event_id     text        not null,
    type         text        not null,
    subject      text        not null,
    -- Null when it was let go by age.
    payload      text,
    state        text        not null check (state in ('PENDING', 'DELIVERED', 'FAILED', 'WITHHELD', 'DROPPED')),
    -- Ever, and since it was last put in the queue.
    attempts     int         not null,
    tries        int         not null,
    due_at       timestamptz not null,
    leased_until timestamptz,
    created_at   timestamptz not null,
    ended_at     timestamptz,
    unique (webhook_id, event_id),
    check ((state = 'PENDING') = (ended_at is null))
);
create index webhook_message_due on webhook_message (webhook_id, due_at, id) where state = 'PENDING';
create index webhook_message_failed on webhook_message (webhook_id, ended_at, id) where state = 'FAILED';
create index webhook_message_created on webhook_message (created_at, id);

create table webhook_attempt (
    id           uuid primary key,
    message_id   uuid        not null references webhook_message on delete cascade,
    webhook_id   uuid        not null references webhook,
    number       int         not null,
    at           timestamptz not null,
    millis       int         not null,
    status       int,
    error        text,
    -- Of the body; what it said is not kept.
    answer_bytes int,
    unique (message_id, number),
    check (status is not null or error is not null)
);
create index webhook_attempt_at on webhook_attempt (webhook_id, at desc, id);

-- How far the log of each service was taken in.
create table webhook_source (
    source   text primary key,
    position bigint not null
);

-- How far a platform was told each data set is.
create table webhook_notice (
    webhook_id uuid   not null references webhook,
    data_set   text   not null,
    seq        bigint not null,
    primary key (webhook_id, data_set)
);

-- What was handed to the national gateway, and what it said. A receipt is what came back and nothing else.
create table national_submission (
    id           uuid primary key,
    path         text        not null check (path ~ '^[a-z0-9/_-]{1,200}$'),
    sid          text        not null,
    content      text        not null,
    state        text        not null check (state in ('SUBMITTED', 'CONFIRMED', 'REJECTED')),
    submitted_by text        not null,
    submitted_at timestamptz not null,
    -- Set before it goes out: what may have arrived is not sent again by itself.
    sent_at      timestamptz,
    tries        int         not null default 0,
    next_try_at  timestamptz not null,
    code         text,
    message      text,
    data         text,
    answered_at  timestamptz,
    check ((state = 'SUBMITTED') = (answered_at is null)),
    check (state = 'SUBMITTED' or code is not null)
);
create index national_submission_to_send on national_submission (next_try_at) where state = 'SUBMITTED' and sent_at is null;
create index national_submission_newest on national_submission (submitted_at desc, id desc);

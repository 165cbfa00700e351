-- Drafts of new editions of the standards, and the approved ones: the text as it was submitted, kept for good.

create table edition_draft (
    id           uuid primary key,
    edition_id   text        not null check (edition_id ~ '^[A-Z0-9][A-Z0-9-]{1,63}$'),
    standard     text        not null,
    scope        text        not null check (scope ~ '^(CN|[0-9]{6})$'),
    content      text        not null check (length(content) between 1 and 524288),
    digest       text        not null check (digest ~ '^[0-9a-f]{64}$'),
    state        text        not null check (state in ('DRAFT', 'APPROVED', 'WITHDRAWN')),
    author       text        not null,
    created_at   timestamptz not null,
    approved_by  text,
    approved_at  timestamptz,
    withdrawn_by text,
    withdrawn_at timestamptz,
    reason       text check (length(reason) between 1 and 500),
    check (num_nulls(approved_by, approved_at) in (0, 2)),
    check ((state = 'APPROVED') = (approved_at is not null)),
    check (num_nulls(withdrawn_by, withdrawn_at) in (0, 2)),
    check ((state = 'WITHDRAWN') = (withdrawn_at is not null)),
    -- The four-eyes principle, whatever the program does.
    check (approved_by is null or approved_by <> author)
);
-- An edition is approved once.
create unique index edition_draft_approved on edition_draft (edition_id) where state = 'APPROVED';
create index edition_draft_in_force on edition_draft (approved_at, id) where state = 'APPROVED';
create index edition_draft_recent on edition_draft (created_at desc, id);

revoke delete, truncate on edition_draft from "${app_role}";

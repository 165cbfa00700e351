-- Long imports: the checked rows are staged, then applied in chunks, each in a transaction of its own that also moves the
-- job on. Whatever dies between two chunks is taken up where it stopped.

create table import_job (
    id           uuid primary key,
    status       text        not null check (status in ('QUEUED', 'APPLYING', 'DONE', 'FAILED')),
    encoding     text        not null,
    digest       text        not null check (digest ~ '^[0-9a-f]{64}$'),
    -- Moves to indicator_import when the job is done.
    content      bytea,
    partial      boolean     not null,
    user_id      text        not null,
    user_name    text        not null,
    organisation text        not null,
    roles        text[]      not null,
    scopes       text[]      not null,
    request_id   text        not null,
    submitted_at timestamptz not null,
    rows_total   int         not null check (rows_total >= 0),
    rejected     int         not null default 0 check (rejected >= 0),
    faults       text        not null default '[]',
    regions      text[]      not null default '{}',
    chunks       int         not null default 0,
    next_chunk   int         not null default 0 check (next_chunk <= chunks),
    added        int         not null default 0,
    changed      int         not null default 0,
    unchanged    int         not null default 0,
    attempts     int         not null default 0,
    failure      text,
    check ((status = 'FAILED') = (failure is not null)),
    check (status in ('DONE', 'FAILED') or content is not null)
);
create index import_job_waiting on import_job (submitted_at, id) where status in ('QUEUED', 'APPLYING');

create table import_stage (
    job_id        uuid   not null references import_job (id),
    chunk         int    not null,
    seq           int    not null,
    enterprise_id uuid   not null,
    field         text   not null,
    year          int,
    slot          text   not null,
    vals          text[] not null,
    source        text   not null,
    import_row    int    not null,
    row_count     int    not null check (row_count > 0),
    primary key (job_id, chunk, seq)
);

-- The revisions of a long import stand before the import is finished, so they no longer point at a finished one.
alter table indicator_revision drop constraint indicator_revision_import_id_fkey;

revoke delete, truncate on import_job from "${app_role}";

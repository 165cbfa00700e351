-- Policy questions asked of the whole population, and their answers.

create table policy_run (
    id            uuid primary key,
    kind          text        not null check (kind in ('WHAT_IF', 'ASSESS_EVERYBODY')),
    question      text        not null,
    before_digest text check (before_digest ~ '^[0-9a-f]{64}$'),
    after_digest  text check (after_digest ~ '^[0-9a-f]{64}$'),
    state         text        not null check (state in ('RUNNING', 'DONE', 'FAILED')),
    done          bigint      not null check (done >= 0),
    started_by    text        not null,
    started_at    timestamptz not null,
    beat_at       timestamptz not null,
    ended_at      timestamptz,
    result        text,
    check ((kind = 'WHAT_IF') = (before_digest is not null)),
    check ((before_digest is null) = (after_digest is null)),
    check ((state = 'DONE') = (result is not null)),
    check ((state = 'RUNNING') = (ended_at is null))
);
create index policy_run_recent on policy_run (started_at desc, id);

revoke delete, truncate on policy_run from "${app_role}";

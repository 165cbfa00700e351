-- The whole record of a project, who answers for it, how it changed, and who may not see it.

alter table project add column restricted boolean not null default false;
alter table project drop constraint project_status_check;
alter table project add constraint project_status_check
    check (status in ('RESERVED', 'ADMITTED', 'SUSPENDED', 'EXIT_PROPOSED', 'EXITED'));

-- What earlier steps were is seen from their statuses; the columns say it from now on.
alter table project_transition
    add column change_type text,
    add column exit_code   text,
    add column in_window   boolean,
    add column successors  uuid[] not null default '{}';

create table project_link (
    project_id  uuid        not null references project,
    other_id    uuid        not null references project,
    kind        text        not null check (kind in ('REENTRY_OF', 'MERGED_INTO', 'SPLIT_INTO')),
    recorded_at timestamptz not null,
    primary key (project_id, other_id, kind),
    check (project_id <> other_id)
);
create index project_link_other on project_link (other_id);

-- Names of persons stand here and nowhere else: not in events, not in lists.
alter table project_responsibility
    add column person          text,
    add column leader          text,
    add column leader_post     text,
    add column line_department text,
    add column supervisor_unit text;

create table project_profile (
    project_id   uuid        not null references project,
    revision     int         not null check (revision > 0),
    content      jsonb       not null,
    organisation text        not null,
    actor        text        not null,
    recorded_at  timestamptz not null,
    primary key (project_id, revision)
);
revoke update, delete, truncate on project_profile, project_link from "${app_role}";

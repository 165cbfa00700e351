-- Money of a month by source, physical progress, the ledger of escalation, nodes with hours, design output.

alter table monthly_report
    add column progress_text    text,
    add column physical_percent numeric(5, 2) check (physical_percent between 0 and 100);

create table monthly_report_fund (
    report_id uuid           not null references monthly_report,
    source    text           not null,
    arrived   numeric(20, 2) not null check (arrived >= 0),
    completed numeric(20, 2) not null check (completed >= 0),
    paid      numeric(20, 2) not null check (paid >= 0),
    primary key (report_id, source)
);

create table dispatch_order (
    id                uuid        primary key,
    project_id        uuid        not null references project,
    light_month       date        not null check (extract(day from light_month) = 1),
    step              text        not null,
    red_months        int         not null check (red_months > 0),
    edition_id        text        not null,
    status            text        not null check (status in ('DUE', 'ISSUED', 'REPLIED', 'CLOSED')),
    project_name      text        not null,
    base_code         text,
    region_code       text        not null,
    owner_credit_code text,
    document_number   text,
    addressee         text,
    issued_date       date,
    reply_due         date        check (reply_due >= issued_date),
    reply             text,
    replied_date      date        check (replied_date >= issued_date),
    outcome           text,
    closed_date       date,
    created_at        timestamptz not null,
    version           bigint      not null,
    unique (project_id, light_month),
    check (status = 'DUE' or status = 'CLOSED' or issued_date is not null),
    check (status <> 'REPLIED' or replied_date is not null),
    check ((status = 'CLOSED') = (closed_date is not null))
);
-- What is open in a city, and what is overdue.
create index dispatch_order_status on dispatch_order (status, reply_due);

create table project_node (
    id          uuid        primary key,
    project_id  uuid        not null references project,
    name        text        not null check (name <> ''),
    major       boolean     not null,
    limit_at    timestamptz not null,
    done_at     timestamptz,
    recorded_at timestamptz not null,
    unique (project_id, name)
);

create table project_output (
    project_id    uuid        primary key references project,
    reached_month date        not null check (extract(day from reached_month) = 1),
    evidence      text        not null check (evidence <> ''),
    recorded_at   timestamptz not null
);
revoke update, delete, truncate on monthly_report_fund, project_output from "${app_role}";

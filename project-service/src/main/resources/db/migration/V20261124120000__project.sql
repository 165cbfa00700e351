-- Bases, the key-project library, dispatch, and the read model of owners.

-- The terms of responsible units of one project must not overlap.
create extension if not exists btree_gist;

create table industry_base (
    id      uuid   primary key,
    code    text   not null unique check (code ~ '^[A-Z][A-Z0-9-]{1,31}$'),
    name_zh text   not null,
    name_en text   not null,
    section text,
    version bigint not null
);
create table base_city (
    base_id     uuid    not null references industry_base,
    region_code text    not null check (region_code ~ '^[0-9]{6}$'),
    source      text    not null,
    confirmed   boolean not null,
    primary key (base_id, region_code)
);
create table base_focus_area (
    base_id    uuid   not null references industry_base,
    policy_row int    not null check (policy_row > 0),
    name_zh    text   not null,
    name_en    text   not null,
    quotes     text[] not null,
    primary key (base_id, policy_row)
);

create table department (
    id      uuid   primary key,
    code    text   not null unique check (code ~ '^[A-Z][A-Z0-9_]{1,63}$'),
    name_zh text   not null,
    name_en text   not null,
    version bigint not null
);

create sequence project_number;

create table project (
    id                    uuid           primary key,
    code                  text           not null unique,
    name                  text           not null check (name <> ''),
    kind                  text           not null check (kind in ('INDUSTRIAL', 'RESEARCH', 'PLATFORM')),
    base_code             text           references industry_base (code),
    fields                int[]          not null,
    region_code           text           not null check (region_code ~ '^[0-9]{6}$'),
    total_investment      numeric(20, 2) check (total_investment >= 0),
    owner_credit_code     text           check (length(owner_credit_code) = 18),
    owner_name            text,
    preparation_documents text[]         not null,
    elements_listed       boolean        not null,
    continuing            boolean        not null,
    planned_start         boolean        not null,
    planned_completion    boolean        not null,
    reserve               boolean        not null,
    status                text           not null check (status in ('RESERVED', 'ADMITTED', 'EXIT_PROPOSED', 'EXITED')),
    admitted_date         date           not null,
    admission_edition     text           not null,
    admission_outcome     text           not null check (admission_outcome in ('ADMIT', 'RESERVE')),
    admission_findings    text           not null,
    dispatched_from       date           not null check (extract(day from dispatched_from) = 1),
    updated_at            timestamptz    not null,
    version               bigint         not null,
    -- The classes are flags, but the reserve stands outside the plan (domain reference 2.3).
    check (reserve <> (continuing or planned_start or planned_completion)),
    check (status <> 'ADMITTED' or not reserve)
);
-- Checklist C8: in the library a name of an owner stands once; one that has left may come back.
create unique index project_same_name_and_owner
    on project (owner_credit_code, lower(regexp_replace(normalize(name, NFKC), '\s+', '', 'g')))
    where status <> 'EXITED';
-- Lists of a city and of a base, and the search for duplicates of an owner.
create index project_region on project (region_code, code);
create index project_base on project (base_code, code);
create index project_owner on project (owner_credit_code);

create table project_code (
    project_id uuid    not null references project,
    code       text    not null check (length(code) = 24),
    form       text    not null check (form in ('LEGACY', 'CURRENT')),
    principal  boolean not null,
    active     boolean not null,
    primary key (project_id, code)
);
create unique index project_code_in_library on project_code (code) where active;
create unique index project_code_one_principal on project_code (project_id) where principal;

create table project_element (
    project_id uuid           not null references project,
    kind       text           not null,
    needed     numeric(20, 4) not null check (needed >= 0),
    secured    numeric(20, 4) not null check (secured >= 0),
    note       text,
    primary key (project_id, kind)
);

create table project_class_period (
    id                 uuid    primary key,
    project_id         uuid    not null references project,
    from_month         date    not null check (extract(day from from_month) = 1),
    continuing         boolean not null,
    planned_start      boolean not null,
    planned_completion boolean not null,
    reserve            boolean not null,
    check (reserve <> (continuing or planned_start or planned_completion))
);
create index project_class_period_project on project_class_period (project_id, from_month, id);

create table project_responsibility (
    id         uuid primary key,
    project_id uuid not null references project,
    unit       text not null check (unit <> ''),
    post       text not null check (post <> ''),
    from_date  date not null,
    to_date    date check (to_date >= from_date),
    constraint project_responsibility_one_at_a_time
        exclude using gist (project_id with =, daterange(from_date, to_date, '[]') with &&)
);

create table project_transition (
    id             uuid        primary key,
    project_id     uuid        not null references project,
    from_status    text,
    to_status      text        not null,
    reason         text        not null check (reason <> ''),
    effective_date date        not null,
    actor          text        not null,
    organisation   text        not null,
    recorded_at    timestamptz not null
);
create index project_transition_project on project_transition (project_id, recorded_at);

create table year_plan (
    id                 uuid             primary key,
    project_id         uuid             not null references project,
    plan_year          int              not null,
    revision           int              not null check (revision > 0),
    approved_month     date,
    annual             numeric(20, 2)   not null check (annual >= 0),
    cumulative         numeric(20, 2)[] not null check (cardinality(cumulative) <= 12),
    planned_start      date,
    planned_completion date             check (planned_completion >= planned_start),
    reason             text,
    recorded_at        timestamptz      not null,
    unique (project_id, plan_year, revision),
    check (approved_month is null or extract(year from approved_month) = plan_year)
);
-- A year has one original plan; what comes later is a revision and names the month of its approval.
create unique index year_plan_one_original on year_plan (project_id, plan_year) where approved_month is null;

create table monthly_report (
    id                uuid           primary key,
    project_id        uuid           not null references project,
    report_month      date           not null check (extract(day from report_month) = 1),
    revision          int            not null check (revision > 0),
    actual            numeric(20, 2) not null check (actual >= 0),
    started_month     date           check (started_month <= report_month),
    registered_month  date           check (registered_month <= report_month),
    completed_month   date           check (completed_month <= report_month and completed_month >= started_month),
    received_date     date           not null check (received_date >= report_month),
    correction_reason text,
    organisation      text           not null,
    recorded_at       timestamptz    not null,
    unique (project_id, report_month, revision),
    check (revision = 1 or correction_reason is not null)
);

create table exemption (
    id                  uuid        primary key,
    project_id          uuid        not null references project,
    exempt_month        date        not null check (extract(day from exempt_month) = 1),
    covers_registration boolean     not null,
    reason              text        not null check (reason <> ''),
    recorded_at         timestamptz not null,
    unique (project_id, exempt_month)
);

create table manual_rating (
    id          uuid        primary key,
    project_id  uuid        not null references project,
    rated_month date        not null check (extract(day from rated_month) = 1),
    light       text        not null check (light in ('YELLOW', 'RED')),
    reason      text        not null check (reason <> ''),
    recorded_at timestamptz not null,
    unique (project_id, rated_month)
);

-- inputs and decision are text and not jsonb: the digest is over their bytes.
create table month_light (
    id                uuid        primary key,
    project_id        uuid        not null references project,
    light_month       date        not null check (extract(day from light_month) = 1),
    light             text        not null check (light in ('GREEN', 'YELLOW', 'RED', 'BLUE', 'GREY')),
    previous_light    text        check (previous_light in ('GREEN', 'YELLOW', 'RED', 'BLUE', 'GREY')),
    escalation        text        check (escalation is null or light = 'RED'),
    edition_id        text        not null,
    edition_digest    text        not null,
    inputs            text        not null,
    decision          text        not null,
    explanation       text        not null,
    digest            text        not null check (digest = encode(sha256(convert_to(inputs || E'\n' || decision, 'UTF8')), 'hex')),
    project_name      text        not null,
    base_code         text,
    region_code       text        not null,
    owner_credit_code text,
    frozen_at         timestamptz not null,
    unique (project_id, light_month)
);
-- The lights of a month, by colour.
create index month_light_month on month_light (light_month, light);

-- What was reported, approved, rated or frozen is history.
revoke update, delete, truncate on project_class_period, project_transition, year_plan, monthly_report, exemption,
    manual_rating, month_light from "${app_role}";

-- Read model of enterprise-service's events, with its twins for a rebuild.
create table owner_enterprise (
    enterprise  text primary key,
    credit_code text not null,
    name        text not null,
    region_code text not null
);
-- The owner of a project by the code that the project names.
create index owner_enterprise_credit_code on owner_enterprise (credit_code);
create table owner_tier (
    enterprise text not null,
    ladder     text not null,
    tier       text not null,
    since      date not null,
    primary key (enterprise, ladder)
);
create table rebuild.owner_enterprise (like public.owner_enterprise including all);
create table rebuild.owner_tier (like public.owner_tier including all);

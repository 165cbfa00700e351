-- Cultivation: how near enterprises are to the tiers, and how the titles that are held would come out of re-assessment.
-- Both are computed by runs over the population and replace what an earlier run said of the same enterprise.

create table cultivation_run (
    id               uuid primary key,
    state            text        not null check (state in ('RUNNING', 'DONE', 'FAILED')),
    application_date date        not null,
    reference_year   int         not null check (reference_year between 1949 and 2200),
    region_prefix    text        not null check (region_prefix ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6})?$'),
    standards        text[]      not null check (cardinality(standards) > 0),
    most_missing     int         not null check (most_missing between 1 and 10),
    -- Where a process that takes the run over goes on.
    last_enterprise  uuid,
    done             bigint      not null default 0,
    near             bigint      not null default 0,
    titles           bigint      not null default 0,
    losing           bigint      not null default 0,
    attempts         int         not null default 0,
    failure          text,
    started_by       text        not null,
    started_at       timestamptz not null,
    ended_at         timestamptz,
    check ((state = 'RUNNING') = (ended_at is null)),
    check ((state = 'FAILED') = (failure is not null))
);
create index cultivation_run_waiting on cultivation_run (started_at, id) where state = 'RUNNING';
create index cultivation_run_recent on cultivation_run (started_at desc, id);

create table near_miss (
    enterprise_id    uuid        not null references enterprise (id),
    standard         text        not null,
    tier             text        not null,
    edition_id       text        not null,
    application_date date        not null,
    reference_year   int         not null,
    failing          int         not null check (failing >= 0),
    unknown          int         not null check (unknown >= 0),
    manual           int         not null check (manual >= 0),
    -- The largest gap as a part of its target, rounded up; absent when a failing criterion has no figure.
    distance         numeric(20, 6) check (distance >= 0),
    -- Ids of the criteria in the way, each between blanks, so that one of them can be searched for.
    criteria         text        not null,
    -- JSON: [{criterion, name, status, explanation, gaps}]
    missing          text        not null,
    computed_at      timestamptz not null,
    run_id           uuid        not null references cultivation_run (id),
    primary key (enterprise_id, standard, tier)
);
create index near_miss_nearest on near_miss (tier, failing, unknown, distance);

create table title_outlook (
    title_id         uuid primary key references title (id),
    enterprise_id    uuid        not null references enterprise (id),
    title            text        not null,
    valid_until      date        not null,
    edition_id       text        not null,
    application_date date        not null,
    reference_year   int         not null,
    outcome          text        not null check (outcome in ('ELIGIBLE', 'NOT_ELIGIBLE', 'NEEDS_DATA', 'NEEDS_REVIEW')),
    failing          int         not null,
    unknown          int         not null,
    manual           int         not null,
    distance         numeric(20, 6) check (distance >= 0),
    criteria         text        not null,
    missing          text        not null,
    computed_at      timestamptz not null,
    run_id           uuid        not null references cultivation_run (id)
);
create index title_outlook_of_enterprise on title_outlook (enterprise_id);

create view near_miss_row as
    select md5(n.enterprise_id::text || n.standard || n.tier)::uuid as id, n.enterprise_id, e.credit_code, e.name,
           e.region_code, e.base_code, n.standard, n.tier, n.edition_id, n.application_date, n.reference_year, n.failing,
           n.unknown, n.manual, n.distance, n.criteria, n.missing, n.computed_at
    from near_miss n join enterprise e on e.id = n.enterprise_id
    where e.status = 'ACTIVE';

-- A title that was revoked or extended since is no longer in question.
create view title_outlook_row as
    select o.title_id as id, o.enterprise_id, e.credit_code, e.name, e.region_code, e.base_code, o.title, t.certificate_no,
           t.valid_until, o.edition_id, o.application_date, o.reference_year, o.outcome, o.failing, o.unknown, o.manual,
           o.distance, o.criteria, o.missing, o.computed_at
    from title_outlook o
        join title t on t.id = o.title_id
        join enterprise e on e.id = o.enterprise_id
    where t.ended_on is null and not exists (select 1 from title n where n.previous_id = t.id);

revoke delete, truncate on cultivation_run from "${app_role}";
revoke insert, update, delete on near_miss_row, title_outlook_row from "${app_role}";

-- Official titles: applications with their steps, titles with certificates, updates, changes, revocations.

create table title (
    id             uuid primary key,
    enterprise_id  uuid        not null references enterprise (id),
    title          text        not null check (title in ('INNOVATIVE', 'SRDI', 'LITTLE_GIANT')),
    certificate_no text        not null unique check (length(certificate_no) between 1 and 60),
    procedure_id   text        not null,
    document_no    text        not null check (length(document_no) between 1 and 100),
    batch          text check (length(batch) between 1 and 50),
    valid_from     date        not null,
    valid_until    date        not null,
    -- Set by the revocation that ends it early; the first day on which it no longer holds.
    ended_on       date,
    previous_id    uuid references title (id),
    recorded_by    text        not null,
    recorded_at    timestamptz not null,
    version        bigint      not null,
    check (valid_from <= valid_until)
);
create index title_of_enterprise on title (enterprise_id, title, valid_from);
create index title_expiring on title (valid_until) where ended_on is null;
-- A title is extended once.
create unique index title_extended on title (previous_id) where previous_id is not null;

create table certificate_counter (
    title text not null,
    year  int  not null,
    last  int  not null check (last > 0),
    primary key (title, year)
);

create table recognition (
    id                uuid primary key,
    enterprise_id     uuid        not null references enterprise (id),
    title             text        not null check (title in ('INNOVATIVE', 'SRDI', 'LITTLE_GIANT')),
    kind              text        not null check (kind in ('NEW', 'REVIEW')),
    procedure_id      text        not null,
    stage             text        not null check (stage in ('DRAFT', 'SELF_ASSESSED', 'SUBMITTED', 'COUNTY_OK', 'CITY_OK',
                                                            'PROVINCE_OK', 'MINISTRY_OK', 'PUBLIC_NOTICE', 'OBJECTION',
                                                            'RETURNED', 'RECOGNISED', 'REJECTED', 'WITHDRAWN')),
    until_date        date,
    previous_title_id uuid references title (id),
    title_id          uuid references title (id),
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    version           bigint      not null,
    check ((kind = 'REVIEW') = (previous_title_id is not null)),
    check ((stage = 'RECOGNISED') = (title_id is not null))
);
-- One application per title at a time.
create unique index recognition_open on recognition (enterprise_id, title)
    where stage not in ('RECOGNISED', 'REJECTED', 'WITHDRAWN');
create index recognition_of_enterprise on recognition (enterprise_id, created_at desc);
create index recognition_by_stage on recognition (stage, updated_at)
    where stage not in ('RECOGNISED', 'REJECTED', 'WITHDRAWN');

create table recognition_step (
    recognition_id uuid        not null references recognition (id),
    number         int         not null check (number > 0),
    action         text        not null,
    from_stage     text        not null,
    to_stage       text        not null,
    actor          text        not null,
    organisation   text        not null,
    levels         text[]      not null,
    reason         text check (length(reason) between 1 and 1000),
    until_date     date,
    -- The assessment that was in hand, and what it had found.
    assessment_id  uuid references assessment (id),
    outcome        text,
    acted_on       date        not null,
    acted_at       timestamptz not null,
    primary key (recognition_id, number)
);

create table title_update (
    title_id   uuid        not null references title (id),
    year       int         not null check (year between 2000 and 2200),
    due        date        not null,
    updated_on date        not null,
    by_person  text        not null,
    updated_at timestamptz not null,
    primary key (title_id, year)
);

create table material_change (
    id            uuid primary key,
    enterprise_id uuid        not null references enterprise (id),
    kind          text        not null check (kind in ('RENAME', 'MERGER', 'RESTRUCTURING', 'MOVE_TO_OTHER_PROVINCE',
                                                       'FOREIGN_BRANCH', 'OTHER')),
    happened_on   date        not null,
    reported_on   date        not null,
    description   text        not null check (length(description) between 1 and 1000),
    reported_by   text        not null,
    reported_at   timestamptz not null,
    check (happened_on <= reported_on),
    unique (enterprise_id, kind, happened_on)
);

create table revocation (
    id             uuid primary key,
    title_id       uuid        not null references title (id),
    cause          text        not null,
    reason         text        not null check (length(reason) between 1 and 1000),
    evidence       text        not null check (length(evidence) between 1 and 500),
    ban_years      int         not null check (ban_years between 0 and 30),
    proposed_by    text        not null,
    proposed_at    timestamptz not null,
    decision       text check (decision in ('REVOKED', 'DISMISSED')),
    decided_by     text,
    decided_at     timestamptz,
    decided_on     date,
    decided_reason text check (length(decided_reason) between 1 and 1000),
    -- First day on which the enterprise may apply again; absent without a ban.
    apply_from     date,
    check (num_nulls(decision, decided_by, decided_at, decided_on, decided_reason) in (0, 5)),
    check (decided_by is distinct from proposed_by),
    check (apply_from is null or decision = 'REVOKED')
);
create unique index revocation_open on revocation (title_id) where decision is null;

-- ---- Official and computed, side by side -------------------------------------------------------------------------

create function title_of_standard(standard text) returns text
    language sql immutable parallel safe strict
    return case standard when 'INNOV' then 'INNOVATIVE' when 'SRDI' then 'SRDI' when 'LG' then 'LITTLE_GIANT' end;

-- Per enterprise and title: the latest title that was given and the latest assessment by the title's standard.
create view title_comparison as
    with official as (
        select distinct on (enterprise_id, title) enterprise_id, title, id, certificate_no, valid_from, valid_until, ended_on
        from title
        order by enterprise_id, title, valid_until desc, valid_from desc
    ), computed as (
        select distinct on (enterprise_id, title_of_standard(standard))
               enterprise_id, title_of_standard(standard) as title, id, edition_id, outcome, application_date
        from assessment
        where title_of_standard(standard) is not null
        order by enterprise_id, title_of_standard(standard), application_date desc, assessed_at desc
    )
    select md5(enterprise_id::text || title)::uuid as id, enterprise_id, title, e.credit_code, e.name, e.region_code,
           e.base_code, o.id as title_id, o.certificate_no, o.valid_from, o.valid_until, o.ended_on,
           c.id as assessment_id, c.edition_id, c.outcome, c.application_date
    from official o full join computed c using (enterprise_id, title)
        join enterprise e on e.id = enterprise_id;

revoke update, delete, truncate on recognition_step, title_update, material_change from "${app_role}";
revoke delete, truncate on title, recognition, revocation, certificate_counter from "${app_role}";
revoke insert, update, delete on title_comparison from "${app_role}";

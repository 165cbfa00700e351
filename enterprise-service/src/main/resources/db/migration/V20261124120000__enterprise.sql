-- Registry, indicator revisions, imports, assessments and tiers of enterprises.

-- ---- Names -------------------------------------------------------------------------------------------------------

-- Single characters and pairs of neighbours of a name, folded: any two characters of a Chinese name find it through an
-- index, which trigrams cannot do. Immutable, so that an index can be built on it.
create function name_grams(name text) returns text[]
    language sql immutable parallel safe strict
    return (select coalesce(array_agg(distinct gram), '{}')
            from (select lower(normalize(name, nfkc)) as folded) f,
                 lateral (select substr(folded, i, n) as gram
                          from generate_series(1, length(folded)) i, generate_series(1, 2) n
                          where i + n - 1 <= length(folded)) g
            where gram !~ '\s');

create function name_folded(name text) returns text
    language sql immutable parallel safe strict
    return lower(normalize(name, nfkc));

-- ---- Registry ----------------------------------------------------------------------------------------------------

create table enterprise (
    id                uuid primary key,
    -- GB 32100-2015: 18 characters of an alphabet without I, O, S, V, Z.
    credit_code       text        not null unique check (credit_code ~ '^[0-9A-HJ-NP-RTUWXY]{18}$'),
    name              text        not null check (length(name) between 1 and 200 and name = btrim(name)),
    region_code       text        not null check (region_code ~ '^[0-9]{6}$'),
    base_code         text check (base_code ~ '^[A-Z][A-Z0-9-]{1,31}$'),
    role              text check (role in ('LEADING', 'SUPPORTING')),
    industry_code     text check (industry_code ~ '^([A-T]([0-9]{2,4})?|[0-9]{2,4})$'),
    founded_date      date,
    chain_position    text check (length(chain_position) between 1 and 100),
    -- A failed check character was accepted for this reason and evidence (early pilot codes, domain reference 6.1).
    override_reason   text check (length(override_reason) between 1 and 500),
    override_evidence text check (length(override_evidence) between 1 and 500),
    override_by       text,
    override_at       timestamptz,
    registered_at     timestamptz not null,
    updated_at        timestamptz not null,
    version           bigint      not null,
    check (num_nulls(override_reason, override_evidence, override_by, override_at) in (0, 4))
);
-- Lists by data scope: a region prefix.
create index enterprise_region on enterprise (region_code text_pattern_ops, name);
create index enterprise_base on enterprise (base_code) where base_code is not null;

-- Every name ever held, the present one open-ended.
create table enterprise_name (
    id            uuid primary key,
    enterprise_id uuid not null references enterprise (id),
    name          text not null check (length(name) between 1 and 200),
    from_date     date,
    to_date       date,
    check (from_date is null or to_date is null or from_date <= to_date)
);
create unique index enterprise_name_present on enterprise_name (enterprise_id) where to_date is null;
-- GET /enterprises?q=
create index enterprise_name_search on enterprise_name using gin (name_grams(name));

-- ---- Indicators --------------------------------------------------------------------------------------------------

create table indicator_import (
    id           uuid primary key,
    status       text        not null check (status in ('COMMITTED', 'PARTIAL', 'REJECTED')),
    charset      text        not null,
    digest       text        not null check (digest ~ '^[0-9a-f]{64}$'),
    content      bytea       not null,
    -- JSON: [{row, column, code, zh, en}], for the file with the error column.
    faults       text        not null,
    total        int         not null check (total >= 0),
    added        int         not null check (added >= 0),
    changed      int         not null check (changed >= 0),
    unchanged    int         not null check (unchanged >= 0),
    rejected     int         not null check (rejected >= 0),
    regions      text[]      not null,
    organisation text        not null,
    imported_by  text        not null,
    imported_at  timestamptz not null,
    check (status <> 'COMMITTED' or rejected = 0),
    check (status = 'COMMITTED' or rejected > 0),
    check (status <> 'REJECTED' or (added = 0 and changed = 0))
);

-- What was learned, when, from where. A slot is one answer to one question: a value of a year from a source, a list from
-- a source, a judgement of a day. The latest revision of a slot holds; nothing is edited.
create table indicator_revision (
    id            bigint generated always as identity primary key,
    enterprise_id uuid        not null references enterprise (id),
    field         text        not null check (field ~ '^[a-zA-Z][a-zA-Z0-9]{0,63}$'),
    year          int check (year between 1949 and 2200),
    slot          text        not null,
    vals          text[]      not null,
    source        text        not null check (source in ('AUDIT_REPORT', 'PLATFORM', 'REGISTRY', 'CREDIT', 'CERTIFICATE',
                                                         'STATISTICS', 'FUND', 'EXPERT', 'DECLARATION')),
    import_id     uuid        not null references indicator_import (id),
    import_row    int         not null check (import_row > 1),
    recorded_at   timestamptz not null
);
-- What holds, now or as known at a time: the latest of each slot.
create index indicator_revision_slot on indicator_revision (enterprise_id, slot, id desc);

-- ---- Assessments -------------------------------------------------------------------------------------------------

create table assessment (
    id               uuid primary key,
    enterprise_id    uuid        not null references enterprise (id),
    edition_id       text        not null,
    edition_digest   text        not null,
    standard         text        not null,
    ladder           text        not null,
    kind             text        not null check (kind in ('NEW', 'REVIEW')),
    application_date date        not null,
    reference_year   int         not null check (reference_year between 1949 and 2200),
    outcome          text        not null check (outcome in ('ELIGIBLE', 'NOT_ELIGIBLE', 'NEEDS_DATA', 'NEEDS_REVIEW')),
    reached          text,
    standing_effect  text        not null,
    input_digest     text        not null check (input_digest ~ '^[0-9a-f]{64}$'),
    result_digest    text        not null check (result_digest ~ '^[0-9a-f]{64}$'),
    assessed_by      text        not null,
    assessed_at      timestamptz not null,
    check ((outcome = 'ELIGIBLE') = (reached is not null))
);
create index assessment_of_enterprise on assessment (enterprise_id, assessed_at desc, id);
create index assessment_recent on assessment (assessed_at desc, id);

-- The bytes: kept as text, because a json type would not give the same ones back.
create table assessment_document (
    assessment_id uuid primary key references assessment (id),
    input         text not null,
    result        text not null
);

-- ---- Tiers -------------------------------------------------------------------------------------------------------

-- One row per stay on a step; written when the standing changes and closed by the change that ends it.
create table tier_period (
    id            uuid primary key,
    enterprise_id uuid not null references enterprise (id),
    ladder        text not null check (ladder in ('MIIT', 'UNICORN')),
    tier          text not null,
    from_date     date not null,
    to_date       date,
    edition_id    text not null,
    opened_by     uuid not null references assessment (id),
    closed_by     uuid references assessment (id),
    check (to_date is null or from_date <= to_date),
    check ((to_date is null) = (closed_by is null))
);
-- On one ladder an enterprise stands on one step.
create unique index tier_period_present on tier_period (enterprise_id, ladder) where to_date is null;
create index tier_period_of_enterprise on tier_period (enterprise_id, ladder, from_date);
create index tier_period_by_tier on tier_period (ladder, tier) where to_date is null;

create view tier_standing as
    select p.id, p.enterprise_id, e.credit_code, e.name, e.region_code, e.base_code, p.ladder, p.tier, p.from_date,
           p.edition_id, p.opened_by
    from tier_period p join enterprise e on e.id = p.enterprise_id
    where p.to_date is null;

-- ---- History stays as it was written -----------------------------------------------------------------------------

revoke update, delete, truncate on indicator_import, indicator_revision, assessment, assessment_document
    from "${app_role}";
revoke delete, truncate on enterprise, enterprise_name, tier_period from "${app_role}";
revoke insert, update, delete on tier_standing from "${app_role}";

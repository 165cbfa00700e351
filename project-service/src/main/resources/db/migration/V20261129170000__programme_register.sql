-- The programme register: kinds that an office defines, items, their steps, and the values of indicators.

create table item_kind (
    code        text        primary key check (code ~ '^[A-Z][A-Z0-9_]{1,63}$'),
    name_zh     text        not null check (name_zh <> ''),
    name_en     text        not null check (name_en <> ''),
    schema      text        not null,
    recorded_at timestamptz not null
);

create table register_item (
    id                uuid        primary key,
    -- What the policy names is entered once, by this code.
    seed_code         text        unique,
    kind              text        not null,
    name              text        not null check (name <> ''),
    status            text        not null check (status in ('NAMED', 'PLANNED', 'UNDER_WAY', 'ACHIEVED', 'ENDED')),
    attributes        text        not null,
    tags              text[]      not null,
    base_code         text        references industry_base (code),
    measure           text,
    department        text,
    region_code       text        not null check (region_code ~ '^[0-9]{6}$'),
    policy_row        int         check (policy_row between 1 and 189),
    owner_credit_code text        check (length(owner_credit_code) = 18),
    project_id        uuid        references project,
    restricted        boolean     not null,
    source            text        not null check (source <> ''),
    updated_at        timestamptz not null,
    version           bigint      not null
);
create index register_item_kind on register_item (kind, id);
create index register_item_base on register_item (base_code, id);
create index register_item_region on register_item (region_code, id);

create table register_step (
    id             uuid        primary key,
    item_id        uuid        not null references register_item,
    from_status    text,
    to_status      text        not null,
    reason         text        not null check (reason <> ''),
    evidence       text[]      not null,
    effective_date date        not null,
    actor          text        not null,
    organisation   text        not null,
    recorded_at    timestamptz not null,
    -- What is achieved is achieved with evidence.
    check (to_status <> 'ACHIEVED' or cardinality(evidence) > 0)
);
create index register_step_item on register_step (item_id, recorded_at, id);

create table indicator_value (
    id          uuid           primary key,
    indicator   text           not null,
    -- PROVINCE, base:VOICE, region:340100 or an item's id
    subject     text           not null check (subject <> ''),
    value_year  int            not null check (value_year between 2000 and 2100),
    definition  text           not null,
    revision    int            not null check (revision > 0),
    value       numeric(24, 6),
    numerator   numeric(24, 6),
    denominator numeric(24, 6),
    data_status text           not null check (data_status in ('FLASH', 'ANNUAL')),
    source      text           not null check (source <> ''),
    evidence    text,
    reason      text,
    actor       text           not null,
    recorded_at timestamptz    not null,
    unique (indicator, subject, value_year, definition, revision),
    check (revision = 1 or reason is not null)
);

-- What was done and what was recorded is history.
revoke update, delete, truncate on item_kind, register_step, indicator_value from "${app_role}";

-- First sets (首台套) and investment promotion (招商引资).

create table first_set (
    id                uuid           primary key,
    name              text           not null check (name <> ''),
    object            text           not null check (object in ('EQUIPMENT', 'MATERIAL', 'SOFTWARE')),
    list_year         int            not null,
    owner_credit_code text           not null check (length(owner_credit_code) = 18),
    owner_name        text           not null,
    region_code       text           not null check (region_code ~ '^[0-9]{6}$'),
    base_code         text,
    unit_price        numeric(20, 2) not null check (unit_price > 0),
    commitment        boolean        not null check (commitment),
    status            text           not null,
    status_reason     text           not null,
    evaluator         text,
    public_until      date,
    insured           numeric(20, 2) check (insured > 0),
    premium           numeric(20, 2) check (premium > 0),
    recorded_at       timestamptz    not null,
    version           bigint         not null,
    check ((insured is null) = (premium is null))
);

create table promotion_lead (
    id                uuid           primary key,
    name              text           not null check (name <> ''),
    investor          text           not null,
    investor_type     text           not null check (investor_type in ('CENTRAL_SOE', 'PRIVATE', 'FOREIGN', 'OTHER')),
    source_region     text           not null,
    industry          text           not null,
    planned           numeric(20, 2) not null check (planned >= 0),
    region_code       text           not null check (region_code ~ '^[0-9]{6}$'),
    base_code         text,
    owner_credit_code text           check (length(owner_credit_code) = 18),
    stage             text           not null check (stage in ('NEGOTIATING', 'SIGNED', 'LANDED', 'STARTED', 'PRODUCING',
                          'FULL_CAPACITY', 'DROPPED')),
    stage_since       date           not null,
    recorded_at       timestamptz    not null,
    version           bigint         not null
);
create index promotion_lead_stage on promotion_lead (stage, stage_since);
create table promotion_step (
    id           uuid        primary key,
    lead_id      uuid        not null references promotion_lead,
    from_stage   text,
    to_stage     text        not null,
    on_date      date        not null,
    evidence     text        not null check (evidence <> ''),
    actor        text        not null,
    recorded_at  timestamptz not null
);
create table promotion_project (
    lead_id    uuid not null references promotion_lead,
    project_id uuid not null references project,
    primary key (lead_id, project_id)
);
-- 到位资金: another statistic than 完成投资, never summed with it.
create table promotion_funds (
    id          uuid           primary key,
    lead_id     uuid           not null references promotion_lead,
    amount      numeric(20, 2) not null check (amount > 0),
    received_on date           not null,
    evidence    text           not null,
    recorded_at timestamptz    not null
);
revoke update, delete, truncate on promotion_step, promotion_project, promotion_funds from "${app_role}";
revoke delete, truncate on first_set, promotion_lead from "${app_role}";

-- Funds in layers, their terms as dated editions, and the history of their states.

create table fund (
    id                   uuid           primary key,
    code                 text           not null unique check (code ~ '^[A-Z][A-Z0-9-]{1,31}$'),
    name                 text           not null,
    layer                text           not null check (layer in ('GUIDANCE', 'MOTHER', 'SUB')),
    fund_class           text           check (fund_class in ('THEME', 'FUNCTIONAL', 'ANGEL')),
    form                 text           not null check (form in ('LIMITED_PARTNERSHIP', 'COMPANY', 'CONTRACT')),
    parent_id            uuid           references fund (id),
    region_code          text           not null check (region_code ~ '^[0-9]{6}$'),
    base_code            text,
    currency             text           not null check (currency ~ '^[A-Z]{3}$'),
    target_size          numeric(20, 2) not null check (target_size > 0),
    manager_organisation text           not null,
    manager_contact      text,
    state                text           not null,
    established_on       date,
    created_at           timestamptz    not null,
    updated_at           timestamptz    not null,
    version              bigint         not null,
    check (layer = 'GUIDANCE' or fund_class is not null),
    check (layer = 'SUB' or parent_id is null or layer = 'MOTHER'),
    check (layer <> 'SUB' or parent_id is not null)
);
-- The funds below a fund.
create index fund_parent on fund (parent_id);
-- The list by region, which every caller's scope asks for.
create index fund_region on fund (region_code text_pattern_ops);

create table fund_terms (
    fund_id                   uuid not null references fund (id),
    edition                   int  not null check (edition > 0),
    valid_from                date not null,
    document                  text not null,
    term_months               int  not null check (term_months between 1 and 600),
    investment_period_months  int  not null check (investment_period_months between 0 and 600),
    hard_cap                  numeric(20, 2) check (hard_cap > 0),
    call_notice_business_days int  check (call_notice_business_days between 0 and 250),
    recorded_at               timestamptz not null,
    primary key (fund_id, edition),
    unique (fund_id, valid_from),
    check (investment_period_months <= term_months)
);

create table fund_transition (
    id             uuid        primary key,
    fund_id        uuid        not null references fund (id),
    sequence       int         not null,
    from_state     text        not null,
    to_state       text        not null,
    reason         text        not null,
    effective_date date        not null,
    recorded_at    timestamptz not null,
    recorded_by    text        not null,
    unique (fund_id, sequence)
);

-- Numbers without gaps are drawn here under the fund's row lock; apart from the fund, so that a posting does not
-- change the version that a person read.
create table fund_book (
    fund_id             uuid primary key references fund (id),
    last_journal_number int  not null default 0,
    last_call_number    int  not null default 0
);

revoke update, delete, truncate on fund_terms, fund_transition from "${app_role}";
revoke delete, truncate on fund, fund_book from "${app_role}";

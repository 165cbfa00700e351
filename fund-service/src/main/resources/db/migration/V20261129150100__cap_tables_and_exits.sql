-- Who owns a firm, event by event (fund.md 5.3). One table for one deal: it is the fund's own knowledge of the firm.
create table cap_holder (
    id          uuid primary key,
    deal_id     uuid        not null references deal (id),
    name        text        not null,
    kind        text        not null check (kind in ('FUND', 'FOUNDER', 'EMPLOYEES', 'GOVERNMENT', 'INVESTOR')),
    -- The fund of this service that holds it; whose stake is looked through.
    fund_id     uuid references fund (id),
    tier        text check (tier in ('NATIONAL', 'PROVINCE', 'CITY', 'COUNTY')),
    -- For whom a nominee holds (实际权益人); null: for itself.
    beneficiary uuid references cap_holder (id),
    recorded_at timestamptz not null,
    recorded_by text        not null,
    check ((kind = 'FUND') = (fund_id is not null)),
    check ((kind = 'GOVERNMENT') = (tier is not null))
);
create index cap_holder_deal on cap_holder (deal_id);
create table cap_event (
    id            uuid primary key,
    deal_id       uuid        not null references deal (id),
    number        int         not null,
    day           date        not null,
    kind          text        not null check (kind in ('ISSUE', 'TRANSFER', 'CANCEL', 'SPLIT')),
    security      text        not null,
    share_class   text        not null,
    holder_id     uuid references cap_holder (id),
    from_security text,
    quantity      numeric(30, 10) not null check (quantity > 0),
    price         numeric(30, 10) check (price >= 0),
    round_name    text,
    pre_money     numeric(20, 2),
    paid_in       numeric(20, 2),
    document      text        not null,
    recorded_at   timestamptz not null,
    recorded_by   text        not null,
    unique (deal_id, number)
);

-- A route of exit judged by its dated rules, with what was known.
create table exit_check (
    id          uuid primary key,
    deal_id     uuid        not null references deal (id),
    route       text        not null,
    day         date        not null,
    edition     text        not null,
    figures     jsonb       not null,
    findings    jsonb       not null,
    outcome     text        not null check (outcome in ('PASS', 'FAIL', 'UNKNOWN')),
    document    text        not null,
    recorded_at timestamptz not null,
    recorded_by text        not null
);
create index exit_check_deal on exit_check (deal_id, route, recorded_at desc);

revoke update, delete, truncate on cap_holder, cap_event, exit_check from "${app_role}";

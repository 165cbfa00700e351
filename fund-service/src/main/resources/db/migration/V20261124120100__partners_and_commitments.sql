create table partner (
    id               uuid        primary key,
    fund_id          uuid        not null references fund (id),
    name             text        not null,
    kind             text        not null check (kind in ('GP', 'LP')),
    government_tier  text        not null check (government_tier in ('CENTRAL', 'PROVINCE', 'CITY', 'COUNTY', 'NONE')),
    money_source     text        not null,
    credit_code      text,
    investor_fund_id uuid        references fund (id),
    state            text        not null check (state in ('ACTIVE', 'DEFAULTED', 'TRANSFERRED')),
    created_at       timestamptz not null,
    version          bigint      not null,
    unique (fund_id, credit_code),
    unique (fund_id, investor_fund_id),
    -- A partner of a fund is looked up together with its fund wherever money is booked.
    unique (fund_id, id),
    check (investor_fund_id <> fund_id)
);

-- Each closing a partner signed: a fact.
create table commitment (
    id             uuid           primary key,
    fund_id        uuid           not null,
    partner_id     uuid           not null,
    amount         numeric(20, 2) not null check (amount > 0),
    closing_number int            not null check (closing_number > 0),
    signed_on      date           not null,
    document       text,
    recorded_at    timestamptz    not null,
    recorded_by    text           not null,
    foreign key (fund_id, partner_id) references partner (fund_id, id),
    unique (partner_id, closing_number)
);
create index commitment_fund on commitment (fund_id);

-- Where a partner stands (3.2). The identity V03 and the limits V04 hold in the database, whatever the code does.
create table commitment_position (
    partner_id          uuid           primary key,
    fund_id             uuid           not null,
    committed           numeric(20, 2) not null check (committed >= 0),
    contributed_inside  numeric(20, 2) not null check (contributed_inside >= 0),
    recallable_restored numeric(20, 2) not null check (recallable_restored >= 0),
    released            numeric(20, 2) not null check (released >= 0),
    unfunded            numeric(20, 2) not null check (unfunded >= 0),
    paid_in             numeric(20, 2) not null check (paid_in >= 0),
    last_signed_on      date           not null,
    version             bigint         not null,
    foreign key (fund_id, partner_id) references partner (fund_id, id),
    constraint commitment_identity_v03
        check (contributed_inside - recallable_restored + unfunded + released = committed)
);
create index commitment_position_fund on commitment_position (fund_id);

revoke update, delete, truncate on commitment from "${app_role}";
revoke delete, truncate on commitment_position, partner from "${app_role}";

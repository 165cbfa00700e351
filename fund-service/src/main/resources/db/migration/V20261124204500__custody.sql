-- What the custodian says of the account, to be held against the books (V12).

create table custody_line (
    id             uuid primary key,
    fund_id        uuid           not null references fund (id),
    bank_account   text           not null,
    bank_reference text           not null,
    value_date     date           not null,
    amount         numeric(20, 2) not null check (amount <> 0),
    description    text           not null,
    recorded_at    timestamptz    not null,
    unique (bank_account, bank_reference)
);
create index custody_line_fund on custody_line (fund_id, value_date);
create table custody_balance (
    fund_id     uuid           not null references fund (id),
    value_date  date           not null,
    balance     numeric(20, 2) not null,
    recorded_at timestamptz    not null,
    primary key (fund_id, value_date)
);
revoke update, delete, truncate on custody_line, custody_balance from "${app_role}";

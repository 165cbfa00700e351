create table capital_call (
    id             uuid           primary key,
    fund_id        uuid           not null references fund (id),
    number         int            not null check (number > 0),
    code           text           not null unique,
    notice_date    date           not null,
    due_date       date           not null check (due_date >= notice_date),
    total          numeric(20, 2) not null check (total > 0),
    paid           numeric(20, 2) not null check (paid >= 0 and paid <= total),
    currency       text           not null,
    weight_basis   text           not null check (weight_basis in ('COMMITMENT', 'UNFUNDED')),
    state          text           not null check (state in
                       ('DRAFT', 'ISSUED', 'PART_PAID', 'PAID', 'DEFAULTED', 'CANCELLED')),
    rules_edition  text           not null,
    issued_at      timestamptz    not null,
    issued_by      text           not null,
    version        bigint         not null,
    unique (fund_id, number),
    check (state <> 'PAID' or paid = total),
    check (state <> 'ISSUED' or paid = 0)
);

create table capital_call_purpose (
    call_id     uuid           not null references capital_call (id),
    line_number int            not null,
    kind        text           not null check (kind in ('INVESTMENT', 'MANAGEMENT_FEE', 'EXPENSE', 'OTHER')),
    description text,
    amount      numeric(20, 2) not null check (amount > 0),
    primary key (call_id, line_number)
);

create table capital_call_line (
    id         uuid           primary key,
    call_id    uuid           not null references capital_call (id),
    fund_id    uuid           not null,
    partner_id uuid           not null,
    weight     numeric(20, 2) not null,
    amount     numeric(20, 2) not null check (amount > 0),
    paid       numeric(20, 2) not null check (paid >= 0 and paid <= amount),
    limited    boolean        not null,
    version    bigint         not null,
    foreign key (fund_id, partner_id) references partner (fund_id, id),
    unique (call_id, partner_id)
);

create table capital_call_payment (
    id             uuid           primary key,
    call_id        uuid           not null references capital_call (id),
    line_id        uuid           not null references capital_call_line (id),
    fund_id        uuid           not null,
    partner_id     uuid           not null,
    bank_account   text           not null,
    bank_reference text           not null,
    amount         numeric(20, 2) not null check (amount > 0),
    value_date     date           not null,
    recorded_at    timestamptz    not null,
    recorded_by    text           not null,
    foreign key (fund_id, partner_id) references partner (fund_id, id),
    -- 7.4: what the bank booked once is matched once.
    constraint payment_reference_once unique (bank_account, bank_reference)
);
create index capital_call_payment_call on capital_call_payment (call_id);

revoke update, delete, truncate on capital_call_purpose, capital_call_payment from "${app_role}";
revoke delete, truncate on capital_call, capital_call_line from "${app_role}";

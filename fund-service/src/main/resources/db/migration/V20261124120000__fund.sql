-- Funds, what partners promise and pay, and the books. What must hold is held here, not only in code.

create table fund (
    id                  uuid primary key,
    code                text           not null unique,
    name                text           not null,
    layer               text           not null check (layer in ('GUIDANCE', 'MOTHER', 'SUB')),
    fund_class          text check (fund_class in ('THEME', 'FUNCTIONAL', 'ANGEL')),
    parent_fund_id      uuid references fund (id),
    target_size         numeric(20, 2) check (target_size > 0),
    currency            text           not null,
    region_code         text           not null,
    base_code           text,
    manager             text           not null,
    state               text           not null,
    last_call_number    int            not null default 0,
    last_journal_number bigint         not null default 0,
    created_at          timestamptz    not null,
    version             bigint         not null
);
create index fund_region on fund (region_code text_pattern_ops);
create index fund_parent on fund (parent_fund_id);

create table fund_terms (
    fund_id    uuid  not null references fund (id),
    edition    int   not null,
    valid_from date  not null,
    terms      jsonb not null,
    primary key (fund_id, edition)
);

create table fund_transition (
    id             bigint generated always as identity primary key,
    fund_id        uuid        not null references fund (id),
    from_state     text        not null,
    to_state       text        not null,
    reason         text        not null,
    effective_date date        not null,
    recorded_at    timestamptz not null,
    actor          text        not null
);
create index fund_transition_fund on fund_transition (fund_id, id);

create table partner (
    id                uuid primary key,
    fund_id           uuid not null references fund (id),
    name              text not null,
    kind              text not null check (kind in ('GP', 'LP')),
    government_tier   text not null,
    money_source      text not null,
    investing_fund_id uuid references fund (id) check (investing_fund_id <> fund_id),
    credit_code       text,
    unique (id, fund_id)
);
create index partner_fund on partner (fund_id);

-- V03, V04: committed = called - restored + unfunded + released with unfunded >= 0.
create table commitment (
    id             uuid primary key,
    fund_id        uuid           not null,
    partner_id     uuid           not null,
    closing_number int            not null check (closing_number > 0),
    signed_date    date           not null,
    currency       text           not null,
    amount         numeric(20, 2) not null check (amount > 0),
    called         numeric(20, 2) not null default 0 check (called >= 0),
    restored       numeric(20, 2) not null default 0 check (restored >= 0 and restored <= called),
    released       numeric(20, 2) not null default 0 check (released >= 0),
    version        bigint         not null,
    foreign key (partner_id, fund_id) references partner (id, fund_id),
    unique (partner_id, closing_number),
    check (called - restored + released <= amount)
);
create index commitment_fund on commitment (fund_id);

create table capital_call (
    id          uuid primary key,
    fund_id     uuid           not null references fund (id),
    number      int            not null,
    currency    text           not null,
    total       numeric(20, 2) not null check (total > 0),
    paid        numeric(20, 2) not null default 0 check (paid >= 0 and paid <= total),
    notice_date date           not null,
    due_date    date           not null check (due_date >= notice_date),
    state       text           not null check (state in ('ISSUED', 'PART_PAID', 'PAID')),
    version     bigint         not null,
    unique (fund_id, number),
    check ((state = 'PAID') = (paid = total)),
    check ((state = 'ISSUED') = (paid = 0))
);
create table call_line (
    id            uuid primary key,
    call_id       uuid           not null references capital_call (id),
    line          int            not null,
    partner_id    uuid           not null references partner (id),
    commitment_id uuid           not null references commitment (id),
    currency      text           not null,
    amount        numeric(20, 2) not null check (amount >= 0),
    paid          numeric(20, 2) not null default 0 check (paid >= 0 and paid <= amount),
    unique (call_id, line),
    unique (call_id, commitment_id)
);
create table call_purpose (
    id       uuid primary key,
    call_id  uuid           not null references capital_call (id),
    line     int            not null,
    purpose  text           not null,
    currency text           not null,
    amount   numeric(20, 2) not null check (amount > 0),
    unique (call_id, line)
);
-- Never twice: a reference of the bank counts once per account.
create table payment (
    id             uuid primary key,
    call_id        uuid           not null references capital_call (id),
    partner_id     uuid           not null references partner (id),
    currency       text           not null,
    amount         numeric(20, 2) not null check (amount > 0),
    paid_date      date           not null,
    bank_account   text           not null,
    bank_reference text           not null,
    recorded_at    timestamptz    not null,
    unique (bank_account, bank_reference)
);
create index payment_call on payment (call_id);

create table account (
    number   text primary key,
    title_zh text    not null,
    title_en text    not null,
    memo     boolean not null
);
insert into account (number, title_zh, title_en, memo) values
    ('1002', '银行存款—托管户', 'Bank, custody account', false),
    ('1122', '应收合伙人出资（已催缴未到账）', 'Capital called, not yet received', false),
    ('4001', '合伙人资本—实缴', 'Partners'' capital, paid-in', false),
    ('9001', '备查：认缴', 'Memo: commitments', true),
    ('9002', '备查：未缴', 'Memo: unfunded', true),
    ('9010', '备查：已催缴', 'Memo: called', true);

create table journal (
    id             uuid primary key,
    fund_id        uuid        not null references fund (id),
    number         bigint      not null check (number > 0),
    kind           text        not null,
    currency       text        not null,
    effective_date date        not null,
    booked_at      timestamptz not null,
    reference      text        not null,
    reverses       uuid references journal (id),
    unique (fund_id, number)
);
create index journal_fund_date on journal (fund_id, effective_date);
create table journal_line (
    journal_id uuid           not null references journal (id),
    line       int            not null,
    account    text           not null references account (number),
    partner_id uuid references partner (id),
    debit      numeric(20, 2) not null check (debit >= 0),
    credit     numeric(20, 2) not null check (credit >= 0),
    primary key (journal_id, line),
    check ((debit = 0) <> (credit = 0))
);
create index journal_line_partner on journal_line (partner_id, account);

-- V01, V02: when the transaction commits, every journal has lines and balances, money and memo each for themselves.
create function journal_balances() returns trigger
    language plpgsql as $$
begin
    if not exists (select from journal_line l where l.journal_id = new.id)
        or exists (select from journal_line l join account a on a.number = l.account
                   where l.journal_id = new.id group by a.memo having sum(l.debit) <> sum(l.credit)) then
        raise exception 'journal % does not balance', new.id using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger journal_balances after insert on journal
    deferrable initially deferred for each row execute function journal_balances();

-- A booked journal is closed: its lines come with it or not at all.
create function journal_is_open() returns trigger
    language plpgsql as $$
begin
    if not exists (select from journal j where j.id = new.journal_id and j.xmin = pg_current_xact_id()::xid) then
        raise exception 'journal % is booked already', new.journal_id using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger journal_is_open before insert on journal_line for each row execute function journal_is_open();

create table deal (
    id              uuid primary key,
    fund_id         uuid        not null references fund (id),
    credit_code     text        not null,
    enterprise_name text        not null,
    stage           text        not null,
    registered_at   timestamptz not null,
    version         bigint      not null,
    unique (fund_id, credit_code)
);
create index deal_credit_code on deal (credit_code);

-- The watchlist holds nothing but what the enterprises' events say: it can be built again from them.
create table watch_entry (
    id            uuid primary key,
    enterprise_id text        not null unique,
    credit_code   text        not null,
    name          text        not null,
    region_code   text        not null,
    position      text        not null check (position in ('CLEAR', 'PROSPECT', 'WATCH')),
    ladder        text,
    tier          text,
    previous_tier text,
    reason_zh     text        not null,
    reason_en     text        not null,
    assessment_id text,
    since         timestamptz not null
);
create index watch_entry_region on watch_entry (region_code text_pattern_ops);
create table rebuild.watch_entry (like public.watch_entry including all);

-- History is added to, never changed.
revoke update, delete, truncate on fund_terms, fund_transition, payment, call_purpose, account, journal, journal_line
    from "${app_role}";

-- What partners settle among themselves after the waterfall: carry held back and released, carry given back, and what the
-- guidance money concedes at liquidation.

-- Neither account is in the published chart: it has no place for carry that is held back.
insert into account (number, title_zh, title_en, memo, type) values
    ('1015', '业绩报酬暂存户', 'Escrow account for carry', false, 'A'),
    ('2243', '应付业绩报酬（暂存）', 'Carry held in escrow, payable', false, 'L');

alter table distribution_line
    add column escrow numeric(20, 2) not null default 0 check (escrow >= 0 and escrow <= carry),
    add check (withheld + escrow <= capital + gain + income + carry);

alter table fund add column last_settlement_number int not null default 0;
create table settlement (
    id                uuid primary key,
    fund_id           uuid           not null references fund (id),
    number            int            not null,
    kind              text           not null check (kind in ('ESCROW_RELEASE', 'CLAWBACK', 'CONCESSION')),
    currency          text           not null,
    amount            numeric(20, 2) not null check (amount > 0),
    effective_date    date           not null,
    state             text           not null check (state in ('PROPOSED', 'APPROVED', 'WITHDRAWN')),
    reason            text           not null,
    -- What it was worked out from: asked for again, it must give the same.
    request           text           not null,
    explanation       text           not null,
    prepared_by       text           not null,
    prepared_at       timestamptz    not null,
    approved_by       text check (approved_by <> prepared_by),
    approved_at       timestamptz,
    version           bigint         not null,
    unique (fund_id, number),
    check ((approved_by is not null) = (state = 'APPROVED'))
);
-- One proposal of a kind at a time: the second would be worked out from what the first is about to change.
create unique index settlement_open on settlement (fund_id, kind) where state = 'PROPOSED';
create table settlement_line (
    settlement_id uuid           not null references settlement (id),
    partner_id    uuid           not null references partner (id),
    from_escrow   numeric(20, 2) not null check (from_escrow >= 0),
    owes          numeric(20, 2) not null check (owes >= 0),
    receives      numeric(20, 2) not null check (receives >= 0),
    primary key (settlement_id, partner_id)
);
-- What leaves the tiers of the carry and comes to those of the investors; only a clawback has these.
create table settlement_tier (
    settlement_id uuid           not null references settlement (id),
    tier          text           not null,
    amount        numeric(20, 2) not null check (amount <> 0),
    primary key (settlement_id, tier)
);
create table settlement_payment (
    id             uuid primary key,
    settlement_id  uuid           not null references settlement (id),
    partner_id     uuid           not null references partner (id),
    amount         numeric(20, 2) not null check (amount > 0),
    paid_date      date           not null,
    bank_account   text           not null,
    bank_reference text           not null,
    pending        boolean        not null,
    recorded_at    timestamptz    not null,
    unique (bank_account, bank_reference)
);
create index settlement_payment_settlement on settlement_payment (settlement_id);
create table settlement_payment_outcome (
    payment_id     uuid primary key references settlement_payment (id),
    outcome        text        not null check (outcome in ('POSTED', 'VOIDED')),
    effective_date date        not null,
    reason         text        not null,
    recorded_at    timestamptz not null
);
create view settlement_payment_standing as
    select p.*, coalesce(o.outcome, case when p.pending then 'PENDING' else 'POSTED' end) as phase
    from settlement_payment p left join settlement_payment_outcome o on o.payment_id = p.id;
create table settlement_payout (
    id             uuid primary key,
    settlement_id  uuid        not null references settlement (id),
    paid_date      date        not null,
    bank_reference text        not null unique,
    recorded_at    timestamptz not null
);
create table settlement_payout_line (
    payout_id  uuid           not null references settlement_payout (id),
    partner_id uuid           not null references partner (id),
    amount     numeric(20, 2) not null check (amount > 0),
    primary key (payout_id, partner_id)
);
create index settlement_payout_settlement on settlement_payout (settlement_id);

-- What is given is what is received, and no more is paid out than came in.
create function settlement_adds_up() returns trigger
    language plpgsql as $$
declare
    s record;
begin
    select * into s from settlement where id = new.id;
    if s.amount is distinct from (select sum(from_escrow + owes) from settlement_line where settlement_id = s.id)
        or s.amount is distinct from (select sum(receives) from settlement_line where settlement_id = s.id)
        or coalesce((select sum(amount) from settlement_tier where settlement_id = s.id), 0) <> 0 then
        raise exception 'settlement % does not add up', s.number using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger settlement_adds_up after insert or update on settlement
    deferrable initially deferred for each row execute function settlement_adds_up();

revoke update, delete, truncate on settlement_line, settlement_tier, settlement_payment, settlement_payment_outcome,
    settlement_payout, settlement_payout_line from "${app_role}";

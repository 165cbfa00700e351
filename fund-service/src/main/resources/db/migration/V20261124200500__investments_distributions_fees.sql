-- What a fund holds, what it gives back, and what its manager takes.

create table investment (
    id             uuid primary key,
    fund_id        uuid            not null references fund (id),
    deal_id        uuid references deal (id),
    sub_fund_id    uuid references fund (id) check (sub_fund_id <> fund_id),
    tranche        int             not null check (tranche > 0),
    instrument     text            not null,
    currency       text            not null,
    committed      numeric(20, 2)  not null check (committed > 0),
    cost           numeric(20, 2)  not null default 0,
    realised_cost  numeric(20, 2)  not null default 0,
    units          numeric(26, 6),
    realised_units numeric(26, 6)  not null default 0,
    ownership_rate numeric(12, 10) check (ownership_rate between 0 and 1),
    state          text            not null
        check (state in ('COMMITTED', 'FUNDED', 'PARTLY_REALISED', 'REALISED', 'WRITTEN_OFF')),
    version        bigint          not null,
    check ((deal_id is null) <> (sub_fund_id is null)),
    check (cost >= 0 and cost <= committed),
    -- V10: a cost never goes below zero, and no more of it is realised than there is.
    check (realised_cost >= 0 and realised_cost <= cost),
    check (realised_units >= 0 and (units is null or realised_units <= units))
);
create unique index investment_tranche on investment (fund_id, deal_id, sub_fund_id, tranche) nulls not distinct;
create index investment_sub_fund on investment (sub_fund_id) where sub_fund_id is not null;
alter table journal_line add foreign key (investment_id) references investment (id);

create table investment_funding (
    id             uuid primary key,
    investment_id  uuid           not null references investment (id),
    amount         numeric(20, 2) not null check (amount > 0),
    units          numeric(26, 6),
    funded_date    date           not null,
    bank_reference text           not null,
    recorded_at    timestamptz    not null
);
create index investment_funding_investment on investment_funding (investment_id);
create table investment_exit (
    id              uuid primary key,
    investment_id   uuid           not null references investment (id),
    route           text           not null,
    exit_date       date           not null,
    units           numeric(26, 6),
    cost            numeric(20, 2) not null check (cost >= 0),
    proceeds        numeric(20, 2) not null check (proceeds >= 0),
    distribution_id uuid,
    recorded_at     timestamptz    not null
);
create index investment_exit_investment on investment_exit (investment_id);
create table investment_income (
    id              uuid primary key,
    investment_id   uuid           not null references investment (id),
    kind            text           not null check (kind in ('DIVIDEND', 'INTEREST', 'OTHER')),
    amount          numeric(20, 2) not null check (amount > 0),
    received_date   date           not null,
    distribution_id uuid,
    recorded_at     timestamptz    not null
);
create index investment_income_investment on investment_income (investment_id);

alter table fund add column last_distribution_number int not null default 0;
-- Preparer and approver are two people, whatever the service thinks.
create table distribution (
    id             uuid primary key,
    fund_id        uuid           not null references fund (id),
    number         int            not null,
    currency       text           not null,
    cash           numeric(20, 2) not null check (cash > 0),
    recallable     numeric(20, 2) not null default 0 check (recallable >= 0),
    value_date     date           not null,
    state          text           not null check (state in ('PROPOSED', 'APPROVED', 'PAID', 'WITHDRAWN')),
    reason         text           not null,
    prepared_by    text           not null,
    prepared_at    timestamptz    not null,
    approved_by    text check (approved_by <> prepared_by),
    approved_at    timestamptz,
    paid_date      date,
    bank_reference text unique,
    version        bigint         not null,
    unique (fund_id, number),
    check ((approved_by is not null) = (state in ('APPROVED', 'PAID'))),
    check ((paid_date is not null) = (state = 'PAID'))
);
alter table investment_exit add foreign key (distribution_id) references distribution (id);
alter table investment_income add foreign key (distribution_id) references distribution (id);
create table distribution_source (
    distribution_id uuid           not null references distribution (id),
    line            int            not null,
    investment_id   uuid references investment (id),
    description     text           not null,
    capital         numeric(20, 2) not null check (capital >= 0),
    gain            numeric(20, 2) not null check (gain >= 0),
    income          numeric(20, 2) not null check (income >= 0),
    primary key (distribution_id, line)
);
create table distribution_line (
    distribution_id uuid           not null references distribution (id),
    partner_id      uuid           not null references partner (id),
    capital         numeric(20, 2) not null check (capital >= 0),
    gain            numeric(20, 2) not null check (gain >= 0),
    income          numeric(20, 2) not null check (income >= 0),
    carry           numeric(20, 2) not null check (carry >= 0),
    withheld        numeric(20, 2) not null check (withheld >= 0 and withheld <= capital + gain + income + carry),
    recallable      numeric(20, 2) not null check (recallable >= 0 and recallable <= capital),
    primary key (distribution_id, partner_id)
);
create table distribution_tier (
    distribution_id uuid           not null references distribution (id),
    partner_id      uuid           not null references partner (id),
    tier            text           not null,
    amount          numeric(20, 2) not null check (amount > 0),
    primary key (distribution_id, partner_id, tier)
);
-- The lines of a proposal may be computed again; once a second person has approved them they stand.
create function distribution_is_proposed() returns trigger
    language plpgsql as $$
begin
    if not exists (select from distribution d where d.id = coalesce(new.distribution_id, old.distribution_id)
                                                and d.state = 'PROPOSED') then
        raise exception 'the distribution is decided' using errcode = 'check_violation';
    end if;
    return coalesce(new, old);
end $$;
create trigger distribution_is_proposed before insert or update or delete on distribution_line
    for each row execute function distribution_is_proposed();
create trigger distribution_is_proposed before insert or update or delete on distribution_tier
    for each row execute function distribution_is_proposed();
create trigger distribution_is_proposed before insert or update or delete on distribution_source
    for each row execute function distribution_is_proposed();

-- V07: when it is approved, sources, lines and tiers are the cash, and each partner's tiers are its lines.
create function distribution_adds_up() returns trigger
    language plpgsql as $$
declare
    d record;
begin
    select * into d from distribution where id = new.id;
    if d.state in ('APPROVED', 'PAID') and (
        d.cash is distinct from (select sum(capital + gain + income) from distribution_source where distribution_id = d.id)
        or d.cash is distinct from (select sum(capital + gain + income + carry) from distribution_line
                                    where distribution_id = d.id)
        or d.cash is distinct from (select sum(amount) from distribution_tier where distribution_id = d.id)
        or d.recallable is distinct from (select sum(recallable) from distribution_line where distribution_id = d.id)
        or exists (select from (select partner_id, capital + gain + income + carry as amount from distribution_line
                                where distribution_id = d.id) l
                   full join (select partner_id, sum(amount) as amount from distribution_tier
                              where distribution_id = d.id group by partner_id) t on t.partner_id = l.partner_id
                   where coalesce(l.amount, 0) <> coalesce(t.amount, 0))) then
        raise exception 'distribution % does not add up', d.number using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger distribution_adds_up after insert or update on distribution
    deferrable initially deferred for each row execute function distribution_adds_up();

create table fee_accrual (
    id              uuid primary key,
    fund_id         uuid           not null references fund (id),
    from_date       date           not null,
    through_date    date           not null check (through_date >= from_date),
    currency        text           not null,
    gross           numeric(20, 2) not null,
    waived          numeric(20, 2) not null check (waived >= 0),
    offset_amount   numeric(20, 2) not null check (offset_amount >= 0),
    net             numeric(20, 2) not null,
    carried_forward numeric(20, 2) not null check (carried_forward >= 0),
    recorded_at     timestamptz    not null,
    unique (fund_id, through_date),
    check (gross - waived - offset_amount = net)
);
create table fee_segment (
    fee_id    uuid            not null references fee_accrual (id),
    line      int             not null,
    from_date date            not null,
    to_date   date            not null,
    base      text            not null,
    amount    numeric(20, 2)  not null,
    rate      numeric(12, 10) not null,
    fee       numeric(20, 2)  not null,
    primary key (fee_id, line)
);
create table fee_share (
    fee_id     uuid           not null references fee_accrual (id),
    partner_id uuid           not null references partner (id),
    amount     numeric(20, 2) not null,
    primary key (fee_id, partner_id)
);

revoke update, delete, truncate on investment_funding, investment_exit, investment_income, fee_accrual, fee_segment,
    fee_share from "${app_role}";

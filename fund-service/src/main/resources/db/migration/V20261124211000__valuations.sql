-- Fair values: prepared by one person, decided by another, booked when approved.

create table valuation (
    id              uuid primary key,
    fund_id         uuid           not null references fund (id),
    investment_id   uuid           not null,
    valuation_date  date           not null,
    technique       text           not null,
    hierarchy_level int            not null check (hierarchy_level between 1 and 3),
    inputs          text           not null,
    calibration     text           not null,
    explanation     text           not null,
    currency        text           not null,
    value           numeric(20, 2) not null check (value >= 0),
    range_low       numeric(20, 2) not null,
    range_high      numeric(20, 2) not null,
    carrying        numeric(20, 2) not null,
    prepared_by     text           not null,
    prepared_at     timestamptz    not null,
    state           text           not null check (state in ('DRAFT', 'APPROVED', 'REJECTED')),
    decided_by      text,
    decided_at      timestamptz,
    decision_reason text,
    change          numeric(20, 2),
    journal_id      uuid references journal (id),
    version         bigint         not null,
    check (range_low <= value and value <= range_high),
    -- Four eyes, whatever the code says.
    check (decided_by is null or decided_by <> prepared_by),
    check ((state = 'DRAFT') = (decided_by is null)),
    check ((state = 'APPROVED') = (change is not null))
);
create index valuation_investment on valuation (investment_id, valuation_date desc) where state = 'APPROVED';
create index valuation_fund on valuation (fund_id, valuation_date desc);

-- A decided valuation is history.
create function valuation_is_open() returns trigger
    language plpgsql as $$
begin
    if old.state <> 'DRAFT' then
        raise exception 'valuation % is decided already', old.id using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger valuation_is_open before update or delete on valuation
    for each row execute function valuation_is_open();

-- Investments, exits, incomes, fees and distributions that were booked wrong: nothing is changed or deleted, what takes the
-- place of a row is a row of its own.

create table investment_correction (
    -- The funding, exit or income that was booked wrong.
    fact_id        uuid primary key,
    investment_id  uuid        not null references investment (id),
    replacement_id uuid unique,
    reason         text        not null,
    recorded_at    timestamptz not null,
    actor          text        not null
);
create view investment_funding_standing as
    select f.* from investment_funding f where not exists (select from investment_correction c where c.fact_id = f.id);
create view investment_exit_standing as
    select x.* from investment_exit x where not exists (select from investment_correction c where c.fact_id = x.id);
create view investment_income_standing as
    select i.* from investment_income i where not exists (select from investment_correction c where c.fact_id = i.id);

create table fee_correction (
    fee_id         uuid primary key references fee_accrual (id),
    replacement_id uuid unique references fee_accrual (id) deferrable initially deferred,
    reason         text        not null,
    recorded_at    timestamptz not null,
    actor          text        not null
);
create view fee_accrual_standing as
    select a.* from fee_accrual a where not exists (select from fee_correction c where c.fee_id = a.id);
alter table fee_accrual drop constraint fee_accrual_fund_id_through_date_key;

-- One accrual of a day stands; the other ones were corrected.
create function fee_accrual_stands_alone() returns trigger
    language plpgsql as $$
begin
    if (select count(*) from fee_accrual_standing a where a.fund_id = new.fund_id
                                                     and a.through_date = new.through_date) > 1 then
        raise exception 'a fee through % is accrued already', new.through_date using errcode = 'unique_violation';
    end if;
    return null;
end $$;
create constraint trigger fee_accrual_stands_alone after insert on fee_accrual
    deferrable initially deferred for each row execute function fee_accrual_stands_alone();
create index fee_accrual_fund on fee_accrual (fund_id, through_date);

do $$
declare
    c record;
begin
    for c in select conname from pg_constraint
             where conrelid = 'distribution'::regclass and contype = 'c'
               and pg_get_constraintdef(oid) like '%state%' loop
        execute format('alter table distribution drop constraint %I', c.conname);
    end loop;
end $$;
alter table distribution
    add column corrects uuid unique references distribution (id),
    add constraint distribution_state check (state in ('PROPOSED', 'APPROVED', 'PAID', 'WITHDRAWN', 'CORRECTED')),
    add constraint distribution_approved check ((approved_by is not null) = (state in ('APPROVED', 'PAID', 'CORRECTED'))),
    add constraint distribution_paid check ((paid_date is not null) = (state = 'PAID'));

revoke update, delete, truncate on investment_correction, fee_correction from "${app_role}";

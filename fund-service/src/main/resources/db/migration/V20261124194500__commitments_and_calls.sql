-- Commitments that are reduced, released and transferred; calls with drafts, defaults and what lies outside the
-- commitment; payments in two phases; closings that make the partners equal.

alter table partner
    add column state       text not null default 'ACTIVE' check (state in ('ACTIVE', 'DEFAULTED', 'TRANSFERRED')),
    add column side_letter text;

-- V03 by construction: what is not called, not released, or can be called again is unfunded, and never below zero (V04).
alter table commitment
    add column state text not null default 'OPEN' check (state in ('OPEN', 'REDUCED', 'RELEASED', 'TRANSFERRED')),
    add column unfunded numeric(20, 2) generated always as (amount - called + restored - released) stored
        check (unfunded >= 0),
    drop constraint commitment_amount_check,
    add check (amount >= 0 and (amount > 0 or state = 'TRANSFERRED'));

create table commitment_release (
    id             uuid primary key,
    commitment_id  uuid           not null references commitment (id),
    amount         numeric(20, 2) not null check (amount > 0),
    effective_date date           not null,
    reason         text           not null,
    recorded_at    timestamptz    not null
);
create index commitment_release_commitment on commitment_release (commitment_id);

create table commitment_transfer (
    id                 uuid primary key,
    from_commitment_id uuid           not null references commitment (id),
    to_commitment_id   uuid           not null references commitment (id),
    amount             numeric(20, 2) not null check (amount > 0),
    -- What the giver had promised in all before: the transfer moves this part of its capital account.
    partner_committed  numeric(20, 2) not null check (partner_committed >= amount),
    effective_date     date           not null,
    reason             text           not null,
    recorded_at        timestamptz    not null,
    check (from_commitment_id <> to_commitment_id)
);
create index commitment_transfer_from on commitment_transfer (from_commitment_id);
create index commitment_transfer_to on commitment_transfer (to_commitment_id);

do $$
declare
    c record;
begin
    for c in select conname from pg_constraint
             where conrelid = 'capital_call'::regclass and contype = 'c'
               and pg_get_constraintdef(oid) like '%state%' loop
        execute format('alter table capital_call drop constraint %I', c.conname);
    end loop;
end $$;
alter table capital_call
    add column kind text not null default 'CAPITAL' check (kind in ('CAPITAL', 'EQUALISATION')),
    add constraint capital_call_state check (case state
        when 'DRAFT' then paid = 0
        when 'ISSUED' then paid = 0
        when 'PART_PAID' then paid > 0 and paid < total
        when 'PAID' then paid = total
        when 'DEFAULTED' then paid < total
        when 'CANCELLED' then paid = 0
        else false end);

-- What lies outside the commitment (interest, costs above it) is asked for and does not lower what can still be called.
alter table call_line
    add column outside        numeric(20, 2) not null default 0,
    add column pending        numeric(20, 2) not null default 0,
    add column defaulted_date date,
    add check (outside >= 0 and outside <= amount),
    add check (pending >= 0 and paid + pending <= amount);
alter table call_purpose
    add column type    text    not null default 'CALL_OTHER',
    add column outside boolean not null default false;

-- A payment is announced (PENDING) or on the account (POSTED); what becomes of it is a row of its own.
alter table payment
    drop constraint payment_bank_account_bank_reference_key,
    add column call_line_id uuid references call_line (id),
    add column kind         text    not null default 'CAPITAL' check (kind in ('CAPITAL', 'INTEREST')),
    add column pending      boolean not null default false,
    add column expires_at   timestamptz,
    add column corrects     uuid references payment (id),
    add check (pending = (expires_at is not null));
update payment p set call_line_id =
    (select l.id from call_line l where l.call_id = p.call_id and l.partner_id = p.partner_id order by l.line limit 1);
alter table payment alter column call_line_id set not null;
create unique index payment_bank_reference on payment (bank_account, bank_reference) where corrects is null;
create unique index payment_corrects on payment (corrects) where corrects is not null;
create index payment_line on payment (call_line_id);
create table payment_outcome (
    payment_id     uuid        not null references payment (id),
    outcome        text        not null check (outcome in ('POSTED', 'VOIDED', 'CORRECTED')),
    effective_date date        not null,
    reason         text        not null,
    recorded_at    timestamptz not null,
    primary key (payment_id, outcome)
);
-- What a payment counts as now; the sums of a line are made of these. A posted one may be corrected later, a voided one
-- is at its end.
create view payment_standing as
    select p.*, coalesce((select min(o.outcome) from payment_outcome o where o.payment_id = p.id),
                         case when p.pending then 'PENDING' else 'POSTED' end) as phase
    from payment p;

create table default_interest (
    id           uuid primary key,
    call_line_id uuid           not null references call_line (id),
    through_date date           not null,
    rate         numeric(12, 10) not null,
    amount       numeric(20, 2) not null check (amount > 0),
    recorded_at  timestamptz    not null,
    unique (call_line_id, through_date)
);

create table equalisation (
    id             uuid primary key,
    fund_id        uuid           not null references fund (id),
    closing_number int            not null,
    closing_date   date           not null,
    rate           numeric(12, 10) not null check (rate >= 0),
    total          numeric(20, 2) not null,
    interest       numeric(20, 2) not null,
    call_id        uuid           not null references capital_call (id),
    recorded_at    timestamptz    not null,
    unique (fund_id, closing_number)
);
create table equalisation_line (
    equalisation_id uuid           not null references equalisation (id),
    commitment_id   uuid           not null references commitment (id),
    partner_id      uuid           not null references partner (id),
    before          numeric(20, 2) not null,
    target          numeric(20, 2) not null,
    interest_owed   numeric(20, 2) not null default 0,
    interest_due    numeric(20, 2) not null default 0,
    primary key (equalisation_id, commitment_id)
);

revoke update, delete, truncate on commitment_release, commitment_transfer, payment_outcome, default_interest,
    equalisation, equalisation_line from "${app_role}";
-- What the earlier partners get back is paid once.
create table equalisation_payment (
    equalisation_id uuid primary key references equalisation (id),
    paid_date       date        not null,
    bank_reference  text        not null,
    recorded_at     timestamptz not null
);
revoke update, delete, truncate on equalisation_payment from "${app_role}";

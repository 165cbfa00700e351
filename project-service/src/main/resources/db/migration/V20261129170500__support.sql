-- Candidate lists of support clauses that need no application (免申即享): inputs, decisions, and what was paid.

create table support_list (
    id               uuid        primary key,
    clause_id        text        not null,
    clause_digest    text        not null,
    occasion         text        not null check (occasion <> ''),
    data_set         text        not null,
    data_version     text        not null,
    region_code      text        not null check (region_code ~ '^[0-9]{6}$'),
    status           text        not null check (status in ('OPENED', 'CHECKED', 'PUBLICISED', 'RETURNED')),
    opened_by        text        not null,
    checked_by       text        check (checked_by <> opened_by),
    public_from      date,
    public_until     date,
    opened_at        timestamptz not null,
    version          bigint      not null,
    check ((status = 'PUBLICISED') = (public_until is not null))
);

-- facts and decision are text and not jsonb: a replay compares their bytes.
create table support_candidate (
    list_id     uuid           not null references support_list,
    clause_id   text           not null,
    occasion    text           not null,
    credit_code text           not null check (length(credit_code) = 18),
    name        text           not null,
    facts       text           not null,
    decision    text           not null,
    reasons     text           not null,
    outcome     text           not null check (outcome in ('INCLUDED', 'EXCLUDED', 'UNDECIDED')),
    amount      numeric(20, 2) not null check (amount >= 0),
    confirmed_on date,
    paid_on     date,
    voucher     text,
    recovered   numeric(20, 2) not null default 0,
    recovery_reason text,
    primary key (list_id, credit_code),
    check (outcome = 'INCLUDED' or (amount = 0 and paid_on is null)),
    check (paid_on is null or (confirmed_on is not null and voucher is not null)),
    check (recovered >= 0 and recovered <= case when paid_on is null then 0 else amount end)
);
-- Whatever lists there are: nobody is paid twice for the same clause and occasion.
create unique index support_candidate_paid_once on support_candidate (clause_id, occasion, credit_code)
    where paid_on is not null;
create index support_candidate_of on support_candidate (credit_code, occasion);
revoke delete, truncate on support_list, support_candidate from "${app_role}";

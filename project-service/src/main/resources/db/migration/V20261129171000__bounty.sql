-- Bounties (揭榜挂帅): demand, bids, experts' scores, contract, milestones, payments and recovery.

create table bounty (
    id                uuid           primary key,
    name              text           not null check (name <> ''),
    need              text           not null check (need <> ''),
    demander_code     text           not null check (length(demander_code) = 18),
    demander_name     text           not null,
    demander_group    text,
    region_code       text           not null check (region_code ~ '^[0-9]{6}$'),
    policy_row        int            not null,
    status            text           not null check (status in ('COLLECTED', 'SCREENED', 'MERGED', 'REJECTED', 'PUBLISHED',
                          'AWARDED', 'CONTRACTED', 'ON_HOLD', 'PASSED', 'FAILED', 'TERMINATED')),
    status_reason     text           not null,
    merged_into       uuid           references bounty,
    open_from         date,
    open_until        date,
    award             numeric(20, 2) check (award > 0),
    winner_code       text,
    scheme            text           check (scheme in ('TWO_TRANCHES', 'MILESTONES')),
    sponsor_first     numeric(20, 2) check (sponsor_first >= 0),
    audited_spend     numeric(20, 2) check (audited_spend >= 0),
    recorded_at       timestamptz    not null,
    version           bigint         not null,
    check (open_until >= open_from),
    check ((status = 'MERGED') = (merged_into is not null))
);
create table bounty_bid (
    bounty_id   uuid not null references bounty,
    credit_code text not null check (length(credit_code) = 18),
    name        text not null,
    group_code  text,
    declaration text,
    status      text not null check (status in ('SUBMITTED', 'INELIGIBLE', 'WITHDRAWN', 'WON', 'LOST')),
    reason      text,
    primary key (bounty_id, credit_code)
);
-- One winner; who competes in parallel is not kept here.
create unique index bounty_one_winner on bounty_bid (bounty_id) where status = 'WON';
create table bounty_score (
    bounty_id     uuid          not null,
    credit_code   text          not null,
    expert        text          not null check (expert <> ''),
    employer_code text          not null check (length(employer_code) = 18),
    score         numeric(5, 2) not null check (score between 0 and 100),
    comment       text          not null,
    recorded_at   timestamptz   not null,
    primary key (bounty_id, credit_code, expert),
    foreign key (bounty_id, credit_code) references bounty_bid
);
create table bounty_milestone (
    bounty_id uuid          not null references bounty,
    place     int           not null check (place > 0),
    name      text          not null,
    due       date          not null,
    weight    numeric(7, 6) not null check (weight > 0),
    primary key (bounty_id, place)
);
create table bounty_judgement (
    bounty_id   uuid          not null,
    place       int           not null,
    attempt     int           not null check (attempt in (1, 2)),
    score       numeric(5, 4) not null check (score between 0 and 1),
    evidence    text          not null,
    recorded_at timestamptz   not null,
    primary key (bounty_id, place, attempt),
    foreign key (bounty_id, place) references bounty_milestone
);
create table bounty_payment (
    bounty_id    uuid           not null references bounty,
    basis        text           not null,
    amount       numeric(20, 2) not null check (amount > 0),
    status       text           not null check (status in ('REQUESTED', 'APPROVED', 'PAID')),
    requested_by text           not null,
    approved_by  text           check (approved_by <> requested_by),
    paid_on      date,
    voucher      text,
    primary key (bounty_id, basis),
    check ((status = 'PAID') = (paid_on is not null and voucher is not null))
);
create table bounty_recovery (
    id           uuid           primary key,
    bounty_id    uuid           not null references bounty,
    amount       numeric(20, 2) not null check (amount > 0),
    received_on  date           not null,
    voucher      text           not null,
    recorded_at  timestamptz    not null
);
revoke update, delete, truncate on bounty_score, bounty_milestone, bounty_judgement, bounty_recovery from "${app_role}";
revoke delete, truncate on bounty, bounty_bid, bounty_payment from "${app_role}";

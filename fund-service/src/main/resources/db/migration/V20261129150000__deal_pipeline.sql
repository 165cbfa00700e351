-- The ten stages of a deal (fund.md 5.1): what is entered, voted and moved is only ever added.
alter table deal
    add column standing    text        not null default 'ACTIVE'
        check (standing in ('ACTIVE', 'PAUSED', 'REJECTED', 'FINISHED')),
    -- 1 for the first money, one more for each follow-on: a follow-on passes the gates with data of its own.
    add column round       int         not null default 1 check (round > 0),
    add column prospect_id uuid;

-- A firm somebody should look at, before any fund does. One open prospect for a firm and an origin.
create table prospect (
    id              uuid primary key,
    credit_code     text        not null,
    enterprise_name text        not null,
    region_code     text        not null check (region_code ~ '^[0-9]{6}$'),
    origin          text        not null check (origin in ('WATCHLIST', 'PROJECT', 'HAND')),
    -- What it was born of: an assessment, a light of a project; null by hand.
    reference       text,
    ladder          text,
    tier            text,
    project_id      text,
    reason_zh       text        not null,
    reason_en       text        not null,
    state           text        not null default 'OPEN' check (state in ('OPEN', 'DISMISSED')),
    state_reason    text,
    cause           text unique,
    opened_at       timestamptz not null,
    opened_by       text        not null,
    version         bigint      not null default 0
);
create unique index prospect_open on prospect (credit_code, origin) where state = 'OPEN';
create index prospect_opened on prospect (opened_at desc, id);
alter table deal add foreign key (prospect_id) references prospect (id);

create table deal_entry (
    id          uuid primary key,
    deal_id     uuid        not null references deal (id),
    round       int         not null,
    stage       text        not null,
    item        text        not null,
    value       text        not null,
    document    text,
    recorded_at timestamptz not null,
    recorded_by text        not null
);
create index deal_entry_deal on deal_entry (deal_id, round, item, recorded_at);

create table deal_transition (
    id             uuid primary key,
    deal_id        uuid        not null references deal (id),
    move           text        not null,
    from_stage     text        not null,
    to_stage       text        not null,
    round          int         not null,
    reason         text        not null,
    effective_date date        not null,
    -- What the compliance catalogue said at this gate.
    check_id       text,
    ballot_id      uuid,
    recorded_at    timestamptz not null,
    actor          text        not null
);
create index deal_transition_deal on deal_transition (deal_id, recorded_at, id);

-- Who decides in a fund, as its charter says; from its first day the fund's deals keep to the ten stages.
create table fund_committee (
    id                 uuid primary key,
    fund_id            uuid           not null references fund (id),
    valid_from         date           not null,
    quorum_rate        numeric(12, 10) not null check (quorum_rate > 0 and quorum_rate <= 1),
    majority_rate      numeric(12, 10) not null check (majority_rate >= 0 and majority_rate <= 1),
    majority_inclusive boolean        not null,
    document           text           not null,
    recorded_at        timestamptz    not null,
    recorded_by        text           not null
);
create index fund_committee_fund on fund_committee (fund_id, valid_from desc);
create table committee_seat (
    committee_id uuid not null references fund_committee (id),
    member       text not null,
    seat         text not null check (seat in ('VOTER', 'VETO', 'OBSERVER')),
    primary key (committee_id, member)
);

-- A question put to a committee, with the file as it lay before it.
create table deal_ballot (
    id           uuid primary key,
    deal_id      uuid        not null references deal (id),
    round        int         not null,
    stage        text        not null check (stage in ('INITIATION', 'COMMITTEE')),
    committee_id uuid        not null references fund_committee (id),
    file         jsonb       not null,
    sha256       text        not null,
    opened_at    timestamptz not null,
    opened_by    text        not null
);
create index deal_ballot_deal on deal_ballot (deal_id, round, stage, opened_at desc);
create table deal_vote (
    id        uuid primary key,
    ballot_id uuid        not null references deal_ballot (id),
    member    text        not null,
    choice    text        not null check (choice in ('FOR', 'AGAINST', 'ABSTAIN', 'VETO', 'NO_OBJECTION', 'NOTED')),
    conflict  boolean     not null,
    opinion   text        not null,
    cast_at   timestamptz not null,
    unique (ballot_id, member)
);
create table deal_ballot_close (
    ballot_id uuid primary key references deal_ballot (id),
    outcome   text        not null check (outcome in ('CARRIED', 'LOST', 'VETOED', 'NO_QUORUM')),
    closed_at timestamptz not null,
    closed_by text        not null
);
alter table deal_transition add foreign key (ballot_id) references deal_ballot (id);

-- Clauses as data; the last one of a round stands.
create table deal_terms (
    id          uuid primary key,
    deal_id     uuid        not null references deal (id),
    round       int         not null,
    clauses     jsonb       not null,
    document    text        not null,
    recorded_at timestamptz not null,
    recorded_by text        not null
);
create index deal_terms_deal on deal_terms (deal_id, round, recorded_at desc);

create table deal_review (
    id          uuid primary key,
    deal_id     uuid        not null references deal (id),
    quarter     text        not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
    figures     jsonb       not null,
    rating      text        not null check (rating in ('SOUND', 'WATCH', 'TROUBLED')),
    opinion     text        not null,
    document    text        not null,
    recorded_at timestamptz not null,
    recorded_by text        not null
);
create index deal_review_deal on deal_review (deal_id, quarter desc, recorded_at desc);

-- A gate looks ahead: the same rules, but an override stays good for the act itself.
alter table compliance_check drop constraint compliance_check_decision_check;
alter table compliance_check add constraint compliance_check_decision_check
    check (decision in ('PASSED', 'OVERRIDDEN', 'REFUSED', 'OBSERVED', 'MONITORED', 'FORESEEN'));

revoke update, delete, truncate on deal_entry, deal_transition, fund_committee, committee_seat, deal_ballot, deal_vote,
    deal_ballot_close, deal_terms, deal_review from "${app_role}";

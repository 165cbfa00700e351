-- City scoring (督查激励): rounds with values, evidence, appeals and the ranking that was published.

create table score_round (
    id           uuid        primary key,
    round_year   int         not null,
    scheme       text        not null,
    scheme_digest text       not null,
    status       text        not null check (status in ('OPEN', 'PUBLISHED', 'FINAL')),
    appeal_until date,
    ranking      text,
    recorded_at  timestamptz not null,
    version      bigint      not null,
    unique (round_year),
    check ((status = 'OPEN') = (ranking is null))
);
create table score_value (
    round_id    uuid          not null references score_round,
    region_code text          not null check (region_code ~ '^[0-9]{6}$'),
    indicator   text          not null,
    revision    int           not null check (revision > 0),
    value       numeric(9, 4) not null check (value >= 0),
    evidence    text          not null check (evidence <> ''),
    actor       text          not null,
    recorded_at timestamptz   not null,
    primary key (round_id, region_code, indicator, revision)
);
create table score_appeal (
    id          uuid        primary key,
    round_id    uuid        not null references score_round,
    region_code text        not null,
    indicator   text        not null,
    grounds     text        not null check (grounds <> ''),
    evidence    text        not null check (evidence <> ''),
    outcome     text        check (outcome in ('UPHELD', 'REJECTED')),
    answer      text,
    filed_at    timestamptz not null,
    answered_at timestamptz,
    check ((outcome is null) = (answer is null))
);
create unique index score_appeal_open on score_appeal (round_id, region_code, indicator) where outcome is null;
revoke update, delete, truncate on score_value from "${app_role}";
revoke delete, truncate on score_round, score_appeal from "${app_role}";

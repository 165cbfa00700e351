-- Which mother fund's terms a fund runs under, and from when its acts are held to the catalogue.
create table fund_enrolment (
    id           uuid primary key,
    fund_id      uuid        not null references fund (id),
    terms_id     text,
    valid_from   date        not null,
    document     text        not null,
    recorded_at  timestamptz not null,
    recorded_by  text        not null
);
create index fund_enrolment_fund on fund_enrolment (fund_id, valid_from desc);

-- Facts that the books cannot know, each with the document that proves it; a later one takes the place of an earlier one.
create table compliance_evidence (
    id          uuid primary key,
    fund_id     uuid        not null references fund (id),
    -- Credit code of an enterprise or code of a fund; empty for what concerns the fund itself.
    target      text        not null,
    fact        text        not null,
    value       text        not null,
    document    text        not null,
    valid_from  date        not null,
    valid_until date check (valid_until >= valid_from),
    recorded_at timestamptz not null,
    recorded_by text        not null
);
create index compliance_evidence_fact on compliance_evidence (fund_id, target, fact, valid_from);

-- One act as it was judged: what was known, what each rule said. No foreign key to fund: a refusal is kept in a transaction
-- of its own while the refused one still holds the fund's row.
create table compliance_check (
    id               uuid primary key,
    fund_id          uuid        not null,
    act_kind         text        not null,
    act_day          date        not null,
    act              jsonb       not null,
    act_digest       text        not null,
    catalogue_id     text        not null,
    catalogue_digest text        not null,
    terms_id         text,
    facts            jsonb       not null,
    verdicts         jsonb       not null,
    consequence      text        not null check (consequence in ('ALLOW', 'NEEDS_OVERRIDE', 'REFUSE')),
    decision         text        not null check (decision in ('PASSED', 'OVERRIDDEN', 'REFUSED', 'OBSERVED', 'MONITORED')),
    asked_by         text        not null,
    recorded_at      timestamptz not null
);
create index compliance_check_fund on compliance_check (fund_id, recorded_at desc);
create index compliance_check_day on compliance_check (act_day);

create table compliance_override (
    id            uuid primary key,
    check_id      uuid        not null references compliance_check (id),
    rule_id       text        not null,
    act_digest    text        not null,
    inputs_digest text        not null,
    reason        text        not null,
    document      text        not null,
    asked_by      text        not null,
    granted_by    text        not null check (granted_by <> asked_by),
    granted_at    timestamptz not null,
    unique (check_id, rule_id)
);
create index compliance_override_act on compliance_override (act_digest, rule_id);
-- An override lets one act pass, not every later one that looks the same.
create table compliance_override_use (
    override_id uuid primary key references compliance_override (id),
    check_id    uuid not null references compliance_check (id)
);

-- One run a day over all funds.
create table compliance_monitor_run (
    day         date primary key,
    funds       int         not null,
    changed     int         not null,
    recorded_at timestamptz not null
);

revoke update, delete, truncate on fund_enrolment, compliance_evidence, compliance_check, compliance_override,
    compliance_override_use, compliance_monitor_run from "${app_role}";
-- The total assets of a fund are asked on each investment: changes in value are few among all lines.
create index journal_line_value_change on journal_line (journal_id) include (debit, credit) where account in ('1102', '1104');
create index investment_fund_cost on investment (fund_id) include (cost, realised_cost);

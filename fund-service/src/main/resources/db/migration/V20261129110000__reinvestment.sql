-- Reinvestment (返投): a claim names one tranche in one scope of policy once; what is found about it is added, never changed.
create table reinvestment_claim (
    id             uuid primary key,
    fund_id        uuid           not null references fund (id),
    investment_id  uuid           not null references investment (id),
    credit_code    text           not null,
    -- The same yuan counts once in one scope; where two mother funds share it, for the leading one only.
    scope          text           not null,
    lead_fund_id   uuid references fund (id),
    recorded_at    timestamptz    not null,
    recorded_by    text           not null,
    unique (investment_id, scope)
);
create index reinvestment_claim_fund on reinvestment_claim (fund_id);
create index reinvestment_claim_credit_code on reinvestment_claim (credit_code);

create table reinvestment_step (
    id          uuid primary key,
    claim_id    uuid        not null references reinvestment_claim (id),
    kind        text        not null check (kind in ('CLAIMED', 'EVIDENCED', 'RECOGNISED', 'ENDED')),
    category    text,
    amount      numeric(20, 2) check (amount >= 0),
    ending      text,
    day         date        not null,
    document    text        not null,
    -- The event of another service that caused it; each causes one step.
    cause       text,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    check ((kind = 'ENDED') = (ending is not null)),
    check ((kind = 'ENDED') = (category is null)),
    unique (claim_id, cause)
);
create index reinvestment_step_claim on reinvestment_step (claim_id, recorded_at);

-- What was certified, word for word.
create table reinvestment_certificate (
    id        uuid primary key,
    fund_id   uuid        not null references fund (id),
    as_of     date        not null,
    content   jsonb       not null,
    sha256    text        not null,
    issued_at timestamptz not null,
    issued_by text        not null
);
create index reinvestment_certificate_fund on reinvestment_certificate (fund_id, issued_at desc);

revoke update, delete, truncate on reinvestment_claim, reinvestment_step, reinvestment_certificate from "${app_role}";

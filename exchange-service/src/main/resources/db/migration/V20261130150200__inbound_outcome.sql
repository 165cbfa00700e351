-- What the services that own the matters made of what platforms handed in, revision by revision. With its twin for a rebuild.
create table inbound_outcome (
    inbound_id uuid        not null,
    rev        bigint      not null check (rev > 0),
    outcome    text        not null check (outcome in ('TAKEN', 'REFUSED')),
    code       text,
    reason_zh  text,
    reason_en  text,
    reference  text,
    settled_at timestamptz not null,
    primary key (inbound_id, rev),
    check ((outcome = 'REFUSED') = (code is not null)),
    check ((reason_zh is null) = (reason_en is null))
);
create table rebuild.inbound_outcome (like public.inbound_outcome including all);

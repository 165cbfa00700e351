-- Papers that were issued, each as its content: the file is printed from it again whenever it is wanted.

create table paper (
    id           uuid primary key,
    fund_id      uuid        not null references fund (id),
    kind         text        not null check (kind in ('CAPITAL_CALL_NOTICE', 'DISTRIBUTION_NOTICE')),
    subject_id   uuid        not null,
    partner_id   uuid        not null,
    edition      int         not null check (edition > 0),
    paper_number text        not null unique,
    notice_date  date        not null,
    content      text        not null,
    digest       text        not null check (digest ~ '^[0-9a-f]{64}$'),
    code         text        not null unique,
    issued_at    timestamptz not null,
    actor        text        not null,
    foreign key (partner_id, fund_id) references partner (id, fund_id),
    unique (kind, subject_id, partner_id, edition)
);
create index paper_fund on paper (fund_id, notice_date desc);

-- What went out cannot be changed: a later edition takes its place.
revoke update, delete, truncate on paper from "${app_role}";

-- What projects lack, how it is decided and by when it is settled.

create table element_request (
    id                uuid           primary key,
    project_id        uuid           not null references project,
    kind              text           not null,
    title             text           not null check (title <> ''),
    unit_of_amount    text           not null,
    needed            numeric(20, 4) not null check (needed > 0),
    quota             numeric(20, 4) not null check (quota >= 0),
    secured           numeric(20, 4) not null check (secured >= 0),
    document_number   text,
    pollutant         text,
    forest_land       boolean        not null,
    fund_source       text,
    note              text,
    needed_by         date           not null,
    status            text           not null check (status in
                          ('RAISED', 'ACCEPTED', 'IN_HAND', 'DONE', 'REFUSED', 'EVALUATED')),
    raised_date       date           not null,
    accepted_date     date,
    meeting_date      date,
    decision          text,
    unit              text,
    first_deadline    date,
    deadline          date           check (deadline >= first_deadline),
    extensions        int            not null default 0,
    closed_date       date,
    outcome           text,
    score             int            check (score between 1 and 5),
    evaluation        text,
    base_code         text,
    region_code       text           not null,
    owner_credit_code text,
    project_name      text           not null,
    version           bigint         not null,
    check (status <> 'IN_HAND' or (unit is not null and deadline is not null)),
    check ((status in ('DONE', 'REFUSED', 'EVALUATED')) = (closed_date is not null))
);
create index element_request_project on element_request (project_id);
create index element_request_open on element_request (kind, status, deadline);

-- Deals of funds by the enterprise they are about: how fund-service answers a funds gap. With its twin for a rebuild.
create table element_deal (
    deal          text        primary key,
    fund          text        not null,
    credit_code   text        not null,
    stage         text        not null,
    registered_at timestamptz not null
);
create index element_deal_credit_code on element_deal (credit_code);
create table rebuild.element_deal (like public.element_deal including all);

-- The yearly evaluation of a fund: figures recorded for a year, marks of targets, schemes of the province and their scores.
create table evaluation_input (
    id          uuid primary key,
    fund_id     uuid           not null references fund (id),
    year        int            not null check (year between 2000 and 2100),
    input       text           not null,
    value       numeric(20, 6) not null,
    document    text           not null,
    recorded_at timestamptz    not null,
    recorded_by text           not null
);
create index evaluation_input_fund on evaluation_input (fund_id, year, input, recorded_at desc);

create table evaluation_tag (
    id          uuid primary key,
    fund_id     uuid        not null references fund (id),
    credit_code text        not null,
    tag         text        not null,
    applies     boolean     not null,
    document    text        not null,
    recorded_at timestamptz not null,
    recorded_by text        not null
);
create index evaluation_tag_fund on evaluation_tag (fund_id, credit_code, tag, recorded_at desc);

create table evaluation_scheme (
    id          uuid primary key,
    code        text        not null,
    version     int         not null,
    name        text        not null,
    document    text        not null,
    file_name   text        not null,
    sha256      text        not null,
    indicators  jsonb       not null,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    unique (code, version)
);
create table evaluation_scheme_score (
    id          uuid primary key,
    scheme_id   uuid           not null references evaluation_scheme (id),
    party       text           not null,
    subject     text           not null,
    year        int            not null,
    indicator   text           not null,
    points      numeric(10, 4) not null check (points >= 0),
    value       numeric(20, 6),
    document    text           not null,
    recorded_at timestamptz    not null,
    recorded_by text           not null
);
create index evaluation_scheme_score_subject on evaluation_scheme_score (scheme_id, subject, year, recorded_at desc);

revoke update, delete, truncate on evaluation_input, evaluation_tag, evaluation_scheme, evaluation_scheme_score
    from "${app_role}";

-- What bases consist of, how concentrated their industry is, and how they are judged each year.

create table base_carrier (
    id          uuid        primary key,
    base_id     uuid        not null references industry_base,
    name        text        not null check (name <> ''),
    core        boolean     not null,
    boundary    text        not null check (boundary <> ''),
    source      text        not null check (source <> ''),
    from_date   date        not null,
    to_date     date        check (to_date >= from_date),
    recorded_at timestamptz not null,
    constraint base_carrier_once exclude using gist
        (base_id with =, name with =, daterange(from_date, to_date, '[]') with &&)
);

create table base_leading_industry (
    base_id       uuid not null references industry_base,
    industry_code text not null check (industry_code ~ '^[A-T][0-9]{2,4}$'),
    name          text not null check (name <> ''),
    from_date     date not null,
    to_date       date check (to_date >= from_date),
    primary key (base_id, industry_code, from_date)
);

create table base_member (
    id               uuid not null primary key,
    base_id          uuid not null references industry_base,
    credit_code      text not null check (length(credit_code) = 18),
    name             text not null check (name <> ''),
    role             text not null check (role in ('LEADING', 'SUPPORTING')),
    leading_industry boolean not null,
    from_date        date not null,
    to_date          date check (to_date >= from_date),
    constraint base_member_once exclude using gist
        (base_id with =, credit_code with =, daterange(from_date, to_date, '[]') with &&)
);

create table base_carrier_figure (
    carrier_id          uuid           not null references base_carrier,
    figure_year         int            not null,
    revision            int            not null check (revision > 0),
    status              text           not null check (status in ('PRELIMINARY', 'ANNUAL')),
    leading_revenue     numeric(20, 2) not null check (leading_revenue >= 0),
    total_revenue       numeric(20, 2) not null check (total_revenue >= leading_revenue),
    leading_enterprises int            not null check (leading_enterprises >= 0),
    total_enterprises   int            not null check (total_enterprises >= leading_enterprises),
    source              text           not null check (source <> ''),
    recorded_at         timestamptz    not null,
    primary key (carrier_id, figure_year, revision)
);

create table base_agglomeration (
    base_id          uuid           not null references industry_base,
    figure_year      int            not null,
    definition       text           not null check (definition in ('AGG-A', 'AGG-B', 'AGG-C')),
    revision         int            not null check (revision > 0),
    numerator        numeric(20, 2) not null,
    denominator      numeric(20, 2) not null,
    carriers         int            not null,
    carriers_version text           not null,
    enterprises      int            not null,
    status           text           not null check (status in ('PRELIMINARY', 'ANNUAL')),
    hhi              numeric(20, 2),
    cr3              numeric(20, 2),
    recorded_at      timestamptz    not null,
    primary key (base_id, figure_year, definition, revision)
);

create table region_revenue (
    region_code     text           not null check (region_code ~ '^[0-9]{6}$'),
    figure_year     int            not null,
    leading_revenue numeric(20, 2) not null check (leading_revenue >= 0),
    total_revenue   numeric(20, 2) not null check (total_revenue >= leading_revenue),
    source          text           not null check (source <> ''),
    recorded_at     timestamptz    not null,
    primary key (region_code, figure_year)
);

create table base_assessment (
    base_id        uuid           not null references industry_base,
    assessed_year  int            not null,
    edition_id     text           not null,
    points         jsonb          not null,
    major_accident boolean        not null,
    evidence       text           not null check (evidence <> ''),
    total          numeric(20, 2) not null check (total between 0 and 100),
    band           text           not null check (band in ('A', 'B', 'C', 'D')),
    consequence    text           not null check (consequence in ('NONE', 'WARNING_AND_EXIT_PROPOSAL')),
    recorded_at    timestamptz    not null,
    primary key (base_id, assessed_year)
);
revoke update, delete, truncate on base_carrier_figure, base_agglomeration, base_assessment from "${app_role}";

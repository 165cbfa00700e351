-- What happens to a registered enterprise over the years: base membership, relocation, deregistration, listing, control.

alter table enterprise
    add column status           text not null default 'ACTIVE' check (status in ('ACTIVE', 'LEFT_PROVINCE', 'DEREGISTERED')),
    -- Absent while active since registration.
    add column status_since     date,
    add column listing_status   text check (listing_status in ('NONE', 'PLANNED', 'LISTED')),
    add column listing_board    text check (length(listing_board) between 1 and 50),
    add column stock_code       text check (stock_code ~ '^[0-9A-Z]{1,10}([.][A-Z]{2,4})?$'),
    add column controlling_name text check (length(controlling_name) between 1 and 200),
    add column controlling_code text check (controlling_code ~ '^[0-9A-HJ-NP-RTUWXY]{18}$'),
    add check (listing_status is not null or num_nonnulls(listing_board, stock_code) = 0),
    add check (stock_code is null or listing_status = 'LISTED'),
    add check (controlling_name is not null or controlling_code is null),
    add check (status = 'ACTIVE' or status_since is not null);

-- One base at a time; what was before stays with its dates.
create table base_membership (
    id            uuid primary key,
    enterprise_id uuid not null references enterprise (id),
    base_code     text not null check (base_code ~ '^[A-Z][A-Z0-9-]{1,31}$'),
    role          text check (role in ('LEADING', 'SUPPORTING')),
    from_date     date,
    to_date       date,
    check (from_date is null or to_date is null or from_date <= to_date)
);
create unique index base_membership_present on base_membership (enterprise_id) where to_date is null;
create index base_membership_of_enterprise on base_membership (enterprise_id, from_date);
create index base_membership_of_base on base_membership (base_code, role) where to_date is null;

insert into base_membership (id, enterprise_id, base_code, role)
    select gen_random_uuid(), id, base_code, role from enterprise where base_code is not null;

-- Dated facts. A wrong one is answered by a later one, never edited.
create table registry_fact (
    id             uuid primary key,
    enterprise_id  uuid        not null references enterprise (id),
    kind           text        not null check (kind in ('RELOCATION', 'DEREGISTRATION')),
    effective_date date        not null,
    from_region    text        not null check (from_region ~ '^[0-9]{6}$'),
    to_region      text check (to_region ~ '^[0-9]{6}$'),
    ending         text check (ending in ('CANCELLED', 'REVOKED', 'BANKRUPT', 'MERGED')),
    reason         text        not null check (length(reason) between 1 and 500),
    evidence       text        not null check (length(evidence) between 1 and 500),
    recorded_by    text        not null,
    recorded_at    timestamptz not null,
    check ((kind = 'RELOCATION') = (to_region is not null)),
    check ((kind = 'DEREGISTRATION') = (ending is not null)),
    check (from_region is distinct from to_region)
);
create index registry_fact_of_enterprise on registry_fact (enterprise_id, effective_date, recorded_at);

-- ---- Duplicates --------------------------------------------------------------------------------------------------

-- What is left of a name when brackets, blanks and the legal form are taken away: two entries with the same rest are
-- probably one firm.
create function name_core(name text) returns text
    language sql immutable parallel safe strict
    return regexp_replace(
               regexp_replace(lower(normalize(name, nfkc)), '[\s()\[\]【】“”"·.,，。-]', '', 'g'),
               '(集团)?(股份)?(有限)?(责任)?公司$', '');

create index enterprise_name_core on enterprise_name (name_core(name));
-- Positions 9 to 17 are the organisation's own code and outlive a move to another registration office.
create index enterprise_organisation on enterprise (substr(credit_code, 9, 9));

create view enterprise_duplicate as
    select md5(a.id::text || b.id::text)::uuid as id, 'SAME_NAME' as reason, name_core(n.name) as sort_key,
           a.id as one_id, a.credit_code as one_credit_code, a.name as one_name, a.region_code as one_region_code,
           b.id as other_id, b.credit_code as other_credit_code, b.name as other_name, b.region_code as other_region_code
    from enterprise_name n
        join enterprise_name m on name_core(m.name) = name_core(n.name) and m.enterprise_id > n.enterprise_id
        join enterprise a on a.id = n.enterprise_id
        join enterprise b on b.id = m.enterprise_id
    where n.to_date is null and m.to_date is null
    union all
    select md5('organisation' || a.id::text || b.id::text)::uuid, 'SAME_ORGANISATION_CODE',
           substr(a.credit_code, 9, 9), a.id, a.credit_code, a.name, a.region_code, b.id, b.credit_code, b.name,
           b.region_code
    from enterprise a
        join enterprise b on substr(b.credit_code, 9, 9) = substr(a.credit_code, 9, 9) and b.id > a.id;

revoke update, delete, truncate on registry_fact from "${app_role}";
revoke delete, truncate on base_membership from "${app_role}";
revoke insert, update, delete on enterprise_duplicate from "${app_role}";

-- Industry chains: segments with nodes as entered, who takes which node, who supplies whom. Dated, never deleted.

create table chain (
    code       text primary key check (code ~ '^[A-Z][A-Z0-9-]{1,31}$'),
    name_zh    text        not null check (length(name_zh) between 1 and 100),
    name_en    text        not null check (length(name_en) between 1 and 100),
    updated_by text        not null,
    updated_at timestamptz not null
);

create table chain_node (
    chain_code text    not null references chain (code),
    code       text    not null check (code ~ '^[A-Z][A-Z0-9-]{0,31}$'),
    place      int     not null check (place >= 0),
    segment_zh text    not null check (length(segment_zh) between 1 and 100),
    segment_en text    not null check (length(segment_en) between 1 and 100),
    name_zh    text    not null check (length(name_zh) between 1 and 100),
    name_en    text    not null check (length(name_en) between 1 and 100),
    is_key     boolean not null,
    -- By what candidates are found: prefixes of GB/T 4754 without the letter, and words.
    industries text[]  not null default '{}',
    keywords   text[]  not null default '{}',
    -- Taken out of the chain; its history stays.
    retired    boolean not null default false,
    primary key (chain_code, code)
);

create table chain_position (
    id            uuid primary key,
    chain_code    text        not null,
    node_code     text        not null,
    enterprise_id uuid        not null references enterprise (id),
    rank          text        not null check (rank in ('PRIMARY', 'SECONDARY')),
    from_date     date        not null,
    -- First day on which it no longer held.
    to_date       date,
    evidence      text        not null check (length(evidence) between 1 and 500),
    recorded_by   text        not null,
    recorded_at   timestamptz not null,
    end_reason    text check (length(end_reason) between 1 and 500),
    ended_by      text,
    check (to_date is null or from_date <= to_date),
    check (num_nulls(to_date, end_reason, ended_by) in (0, 3)),
    foreign key (chain_code, node_code) references chain_node (chain_code, code)
);
-- A node is taken once by one enterprise, and one node of a chain is its main one.
create unique index chain_position_present on chain_position (chain_code, node_code, enterprise_id) where to_date is null;
create unique index chain_position_primary on chain_position (chain_code, enterprise_id)
    where to_date is null and rank = 'PRIMARY';
create index chain_position_of_enterprise on chain_position (enterprise_id, from_date);

create table supply_link (
    id          uuid primary key,
    supplier_id uuid        not null references enterprise (id),
    customer_id uuid        not null references enterprise (id),
    product     text        not null check (length(product) between 1 and 100),
    from_date   date        not null,
    to_date     date,
    evidence    text        not null check (length(evidence) between 1 and 500),
    recorded_by text        not null,
    recorded_at timestamptz not null,
    end_reason  text check (length(end_reason) between 1 and 500),
    ended_by    text,
    check (supplier_id <> customer_id),
    check (to_date is null or from_date <= to_date),
    check (num_nulls(to_date, end_reason, ended_by) in (0, 3))
);
create unique index supply_link_present on supply_link (supplier_id, customer_id, product) where to_date is null;
create index supply_link_of_customer on supply_link (customer_id, from_date);

-- GET /chains/{code}/nodes/{node}/candidates: by industry, with or without the section's letter.
create index enterprise_by_industry on enterprise (ltrim(industry_code, 'ABCDEFGHIJKLMNOPQRST') text_pattern_ops)
    where industry_code is not null and status = 'ACTIVE';

revoke delete, truncate on chain, chain_node, chain_position, supply_link from "${app_role}";

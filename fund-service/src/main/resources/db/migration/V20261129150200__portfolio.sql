-- What other services say of firms and projects, for the views over all funds.
create table firm_place (
    credit_code        text primary key,
    name               text not null,
    region_code        text not null,
    base_code          text,
    controlling_code   text,
    since              timestamptz not null
);
create index firm_place_controller on firm_place (controlling_code) where controlling_code is not null;
create table firm_node (
    credit_code text not null,
    chain       text not null,
    node        text not null,
    name_zh     text not null,
    name_en     text not null,
    rank        text not null,
    primary key (credit_code, chain, node)
);
create table owned_project (
    id          uuid primary key,
    project_id  text        not null unique,
    code        text        not null,
    name        text        not null,
    status      text        not null,
    region_code text        not null,
    credit_code text,
    since       timestamptz not null
);
create index owned_project_owner on owned_project (credit_code) where credit_code is not null;

-- Read models of the events of fund-service and project-service, with their twins for a rebuild: what hangs on an enterprise.

create table stake_fund (
    fund text primary key,
    name text not null
);
create table stake_deal (
    deal        text primary key,
    fund        text not null,
    credit_code text not null
);
create index stake_deal_credit_code on stake_deal (credit_code);
create table stake_investment (
    investment text primary key,
    deal       text           not null,
    currency   text           not null,
    -- Paid less the cost of what was sold; the main unit, two decimals.
    cost_held  numeric(20, 2) not null
);
create index stake_investment_deal on stake_investment (deal);
create table stake_project (
    project           text primary key,
    code              text not null,
    name              text not null,
    status            text not null,
    owner_credit_code text,
    -- Yuan, two decimals.
    total_investment  numeric(20, 2)
);
create index stake_project_owner on stake_project (owner_credit_code);

create table rebuild.stake_fund (like public.stake_fund including all);
create table rebuild.stake_deal (like public.stake_deal including all);
create table rebuild.stake_investment (like public.stake_investment including all);
create table rebuild.stake_project (like public.stake_project including all);

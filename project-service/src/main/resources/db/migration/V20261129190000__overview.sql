-- The overview: what the other services' events say of firms and of fund money, with twins for a rebuild.

-- Owners now also have their base, whether they are still there, and their official titles. The follower reads its topics from
-- their beginning again, because events it has passed hold what the new columns need.
delete from owner_tier;
delete from owner_enterprise;
delete from consumer_waiting where consumer = 'owner-enterprises';
delete from consumer_aggregate where consumer = 'owner-enterprises';
delete from consumer_offset where consumer = 'owner-enterprises';
delete from rebuild.owner_tier;
delete from rebuild.owner_enterprise;

alter table owner_enterprise
    add column base_code text,
    add column status    text        not null,
    add column as_of     timestamptz not null;
alter table rebuild.owner_enterprise
    add column base_code text,
    add column status    text        not null,
    add column as_of     timestamptz not null;
create table owner_title (
    title_id    text primary key,
    enterprise  text not null,
    title       text not null,
    valid_from  date not null,
    valid_until date not null,
    ended_on    date
);
create index owner_title_enterprise on owner_title (enterprise);
create table rebuild.owner_title (like public.owner_title including all);

-- Funds, whose money is in them, and where they put it. Deals, funds and investments arrive in any order among each other.
create table overview_fund (
    fund        text        primary key,
    code        text        not null,
    name        text        not null,
    region_code text        not null,
    base_code   text,
    as_of       timestamptz not null
);
create table overview_partner (
    partner         text primary key,
    fund            text not null,
    name            text not null,
    government_tier text not null,
    investing_fund  text
);
create table overview_commitment (
    commitment text           primary key,
    fund       text           not null,
    partner    text           not null,
    currency   text           not null,
    amount     numeric(20, 2) not null,
    released   numeric(20, 2) not null
);
create table overview_deal (
    deal        text primary key,
    credit_code text not null
);
create table overview_investment (
    investment text           primary key,
    fund       text           not null,
    deal       text           not null,
    currency   text           not null,
    paid       numeric(20, 2) not null,
    held       numeric(20, 2) not null,
    as_of      timestamptz    not null
);
create table rebuild.overview_fund (like public.overview_fund including all);
create table rebuild.overview_partner (like public.overview_partner including all);
create table rebuild.overview_commitment (like public.overview_commitment including all);
create table rebuild.overview_deal (like public.overview_deal including all);
create table rebuild.overview_investment (like public.overview_investment including all);

-- What the figures count and their drill-downs list. The identifiers break ties between rows and mean nothing.
create view overview_standing as
    select md5(t.enterprise || '|' || t.ladder)::uuid as id, 'TIER' as kind, t.ladder, t.tier as code, t.since,
        cast(null as date) as until, e.enterprise, e.credit_code as owner_credit_code, e.name, e.region_code, e.base_code, e.status
    from owner_tier t join owner_enterprise e on e.enterprise = t.enterprise
    union all
    select md5(t.title_id)::uuid, 'TITLE', 'OFFICIAL', t.title, t.valid_from, least(t.valid_until, t.ended_on - 1),
        e.enterprise, e.credit_code, e.name, e.region_code, e.base_code, e.status
    from owner_title t join owner_enterprise e on e.enterprise = t.enterprise;

-- A firm that the registry does not know stands where the fund does; money whose fund is not known either counts for the province.
create view overview_holding as
    select md5(i.investment)::uuid as id, i.investment, i.fund, coalesce(f.code, '') as fund_code, d.credit_code
        as owner_credit_code, e.name as firm_name, coalesce(e.region_code, f.region_code, '340000') as region_code,
        e.base_code, i.currency, i.paid, i.held
    from overview_investment i
        left join overview_fund f on f.fund = i.fund
        left join overview_deal d on d.deal = i.deal
        left join lateral (select o.name, o.region_code, o.base_code from owner_enterprise o
            where o.credit_code = d.credit_code order by o.enterprise desc limit 1) e on true;

-- Money that one fund of a base puts into another of the same base is the same money.
create view overview_pledge as
    select md5(c.commitment)::uuid as id, c.commitment, c.fund, f.code as fund_code, f.region_code, f.base_code,
        p.name as partner_name, coalesce(p.government_tier, 'NONE') as government_tier, c.currency,
        c.amount - c.released as amount,
        exists (select 1 from overview_fund g where g.fund = p.investing_fund and g.base_code = f.base_code) as within_base
    from overview_commitment c
        join overview_fund f on f.fund = c.fund
        left join overview_partner p on p.partner = c.partner;

-- What followers have not taken in: events that wait for an earlier one, and subjects that wait for a person.
create view overview_waiting as
    select md5('W|' || consumer || '|' || aggregate || '|' || version)::uuid as id, consumer, aggregate, version,
        'WAITING' as state, arrived_at as since
    from consumer_waiting
    union all
    select md5('P|' || consumer || '|' || aggregate)::uuid, consumer, aggregate, version, 'PARKED', parked_at
    from consumer_aggregate where parked_at is not null;

-- The funnel, the city table and the open requests by age.
create index element_request_open_region on element_request (region_code, deadline) where closed_date is null;
create index month_light_month_region on month_light (light_month, region_code);

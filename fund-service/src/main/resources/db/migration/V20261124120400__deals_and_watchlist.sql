create table deal (
    id              uuid        primary key,
    fund_id         uuid        not null references fund (id),
    credit_code     text        not null check (credit_code ~ '^[0-9A-HJ-NP-RTUWXY]{18}$'),
    enterprise_name text        not null,
    stage           text        not null check (stage in (
                        'PROSPECT', 'SCREENING', 'INITIATION', 'DUE_DILIGENCE', 'COMPLIANCE', 'COMMITTEE', 'CONTRACT',
                        'CLOSING', 'HOLDING', 'EXITED', 'DECLINED')),
    registered_on   date        not null,
    recorded_at     timestamptz not null,
    recorded_by     text        not null,
    version         bigint      not null
);
-- One open deal of a fund with an enterprise; who was declined or exited may come again.
create unique index deal_open_once on deal (fund_id, credit_code) where stage not in ('EXITED', 'DECLINED');
create index deal_enterprise on deal (credit_code);
revoke delete, truncate on deal from "${app_role}";

-- What the enterprises' events say, and nothing else: it can be built again from them. The verdict of the policy is
-- kept for each standing a fund may have towards the enterprise; the view below picks the one that holds.
create table watchlist_entry (
    id               uuid        primary key,
    credit_code      text        not null,
    name             text        not null,
    region_code      text        not null,
    base_code        text,
    status_unknown   text        not null,
    status_pipeline  text        not null,
    status_holding   text        not null,
    policy_edition   text        not null,
    changed_on       date        not null,
    last_event_at    timestamptz not null
);
-- A deal finds the entry of its enterprise.
create unique index watchlist_entry_credit_code on watchlist_entry (credit_code);

create table watchlist_movement (
    entry_id      uuid        not null,
    ladder        text        not null,
    previous_tier text,
    tier          text,
    direction     text        not null,
    edition_id    text        not null,
    assessment_id text        not null,
    assessed_on   date        not null,
    summary_zh    text        not null,
    summary_en    text        not null,
    event_id      text        not null,
    primary key (entry_id, ladder)
);

create table rebuild.watchlist_entry (like public.watchlist_entry including all);
create table rebuild.watchlist_movement (like public.watchlist_movement including all);

-- The standing of all funds towards the enterprise decides which verdict is shown.
create view watchlist as
    select e.id, e.credit_code, e.name, e.region_code, e.base_code, e.changed_on, e.policy_edition, e.last_event_at,
           s.standing,
           case s.standing
               when 'HOLDING' then e.status_holding
               when 'PIPELINE' then e.status_pipeline
               else e.status_unknown
           end as status
      from watchlist_entry e
      cross join lateral (
          select case
                     when bool_or(d.stage = 'HOLDING') then 'HOLDING'
                     when bool_or(d.stage not in ('HOLDING', 'EXITED', 'DECLINED')) then 'PIPELINE'
                     else 'UNKNOWN'
                 end as standing
            from deal d
           where d.credit_code = e.credit_code) s;

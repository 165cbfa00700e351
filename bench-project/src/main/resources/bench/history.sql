-- Earlier years of the generated projects: reports and lights like those of this year, by turns, with the years put back in
-- their frozen texts, so that each still gives its digest. Settings: bench.year, bench.frozen (months of this year with
-- lights before bench.last), bench.months (how many months of history before them).
set session_replication_role = replica;

create temp table earlier as
select k, (l.first - make_interval(months => k))::date as month,
       (l.first + make_interval(months => (k - 1) % current_setting('bench.frozen')::int))::date as template
from (select (current_setting('bench.last')::date - make_interval(months => current_setting('bench.frozen')::int))::date as first) l,
     generate_series(1, current_setting('bench.months')::int) k;

-- What this year's January to the first frozen month have, the generator has told already.
insert into monthly_report (id, project_id, report_month, revision, actual, received_date, correction_reason, organisation, recorded_at)
select gen_random_uuid(), r.project_id, e.month, r.revision, r.actual, e.month + (r.received_date - r.report_month),
       r.correction_reason, r.organisation, e.month
from earlier e join monthly_report r on r.report_month = e.template
where e.month < make_date(current_setting('bench.year')::int, 1, 1);

insert into year_plan (id, project_id, plan_year, revision, annual, cumulative, recorded_at)
select gen_random_uuid(), p.project_id, y.year, 1, p.annual, p.cumulative, p.recorded_at
from year_plan p, (select distinct extract(year from month)::int as year from earlier) y
where y.year < current_setting('bench.year')::int and p.revision = 1 and p.plan_year = current_setting('bench.year')::int;

insert into month_light (id, project_id, light_month, light, previous_light, escalation, edition_id, edition_digest, inputs,
                         decision, explanation, digest, project_name, base_code, region_code, owner_credit_code, frozen_at)
select gen_random_uuid(), t.project_id, t.month, t.light, t.previous_light, t.escalation, t.edition_id, t.edition_digest, t.inputs,
       t.decision, t.explanation, encode(sha256(convert_to(t.inputs || E'\n' || t.decision, 'UTF8')), 'hex'), t.project_name,
       t.base_code, t.region_code, t.owner_credit_code, t.month
from (select l.project_id, e.month, l.light, l.previous_light, l.escalation, l.edition_id, l.edition_digest, l.explanation,
             -- Dispatch began before all of them, or a light of a month that it had not reached would be read.
             regexp_replace(
                 replace(l.inputs, current_setting('bench.year') || '-', extract(year from e.month) || '-'),
                 '"dispatchedFrom":"[0-9-]{7}"',
                 '"dispatchedFrom":"' || to_char((select min(month) from earlier), 'YYYY-MM') || '"') as inputs,
             replace(l.decision, current_setting('bench.year') || '-', extract(year from e.month) || '-') as decision,
             l.project_name, l.base_code, l.region_code, l.owner_credit_code
      from earlier e join month_light l on l.light_month = e.template) t;

update project set dispatched_from = (select min(month) from earlier);
set session_replication_role = origin;

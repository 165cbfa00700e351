-- Funds that have run for years, written as the service would have written them, without its checks: whoever measures only
-- reads and adds. Each fund: two calls a month that every partner pays, costs each month, a purchase, a fee and a closing
-- each quarter, a revaluation and a distribution each year. Amounts are chosen so that the custody account never goes below zero.
-- Settings: bench.funds, bench.partners, bench.months, of which bench.closed are closed, bench.first (a first of January).
set session_replication_role = replica;

create function bench_id(text) returns uuid language sql immutable as $$ select md5($1)::uuid $$;

insert into fund (id, code, name, layer, currency, region_code, base_code, manager, state, created_at, version)
select bench_id('fund' || f), 'BENCH-' || f, '测速基金' || f, 'SUB', 'CNY', '34' || lpad((1 + f % 16)::text, 2, '0') || '00',
       'BASE-' || f % 8, '管理人', 'ESTABLISHED', current_setting('bench.first')::date, 0
from generate_series(1, current_setting('bench.funds')::int) f;
create temp table bench_fund as select * from fund where code like 'BENCH-%';
insert into fund_terms (fund_id, edition, valid_from, terms)
select id, 1, current_setting('bench.first')::date - 1, '{"termYears": 20, "investmentYears": 20, "noticeBusinessDays": 0,
       "callBasis": "COMMITMENT", "fee": {"dayCount": "ACT_365", "investment": {"base": "COMMITTED", "rate": "0.005"},
       "exit": {"base": "COMMITTED", "rate": "0.005"}}}'
from bench_fund;
insert into fund_transition (fund_id, from_state, to_state, reason, effective_date, recorded_at, actor)
select id, 'RAISING', 'ESTABLISHED', 'bench', current_setting('bench.first')::date, created_at, 'bench' from bench_fund;
insert into partner (id, fund_id, name, kind, government_tier, money_source)
select bench_id(f.id || 'partner' || p), f.id, '合伙人' || p, case p when 1 then 'GP' else 'LP' end,
       case p % 4 when 0 then 'PROVINCE' when 1 then 'NONE' when 2 then 'CITY' else 'NONE' end, 'SOCIAL'
from bench_fund f, generate_series(1, current_setting('bench.partners')::int) p;
insert into commitment (id, fund_id, partner_id, closing_number, signed_date, currency, amount, called, version)
select bench_id(p.id || 'commitment'), p.fund_id, p.id, 1, current_setting('bench.first')::date, 'CNY', 10000000,
       20000 * current_setting('bench.months')::int, 0
from partner p where p.fund_id in (select id from bench_fund);
insert into deal (id, fund_id, credit_code, enterprise_name, stage, registered_at, version)
select bench_id(f.id || 'deal' || q), f.id, '91340100' || lpad((row_number() over ())::text, 10, '0'), '企业' || q, 'INVESTED', f.created_at, 0
from bench_fund f, generate_series(1, current_setting('bench.months')::int / 3) q;
insert into investment (id, fund_id, deal_id, tranche, instrument, currency, committed, cost, state, version)
select bench_id(f.id || 'investment' || q), f.id, bench_id(f.id || 'deal' || q), 1, 'EQUITY', 'CNY', 400000, 400000, 'FUNDED', 0
from bench_fund f, generate_series(1, current_setting('bench.months')::int / 3) q;

-- Every journal of one fund; all funds live the same life on other money.
create temp table plan as
with months as (
    select m, (current_setting('bench.first')::date + make_interval(months => m))::date as first_day,
           (current_setting('bench.first')::date + make_interval(months => m + 1))::date - 1 as last_day
    from generate_series(0, current_setting('bench.months')::int - 1) m)
select row_number() over (order by day, turn, kind, who) as number, *
from (
    select current_setting('bench.first')::date as day, 0 as turn, 'COMMITMENT_SIGNED' as kind, p as who, m, 0 as part
    from months, generate_series(1, current_setting('bench.partners')::int) p where m = 0
    union all select first_day + 3 + 14 * c, 1, 'CAPITAL_CALL_ISSUED', 0, m, c from months, generate_series(0, 1) c
    union all select first_day + 5 + 14 * c, 2, 'PAYMENT_RECEIVED', p, m, c
        from months, generate_series(0, 1) c, generate_series(1, current_setting('bench.partners')::int) p
    union all select last_day, 3, 'EXPENSE_ACCRUED', 0, m, 0 from months
    union all select first_day + 25, 4, 'INVESTMENT_FUNDED', m / 3 + 1, m, 0 from months where m % 3 = 2
    union all select last_day, 5, 'MANAGEMENT_FEE_ACCRUED', 0, m, 0 from months
        where m % 3 = 2 and m < current_setting('bench.closed')::int
    union all select last_day, 6, 'INVESTMENT_REPRICED', m / 3 + 1, m, 0 from months where m % 12 = 11
    union all select first_day + 9, 7, 'DISTRIBUTION_APPROVED', 0, m, 0 from months where m % 12 = 11
    union all select first_day + 10, 8, 'DISTRIBUTION_PAID', 0, m, 0 from months where m % 12 = 11) j;

insert into journal (id, fund_id, number, kind, currency, effective_date, booking_date, booked_at, reference, actor, hash)
select bench_id(f.id || 'journal' || j.number), f.id, j.number, j.kind, 'CNY', j.day, j.day, j.day + time '10:00', 'bench', 'bench', 'bench'
from bench_fund f, plan j;

create temp table pattern (kind text, each boolean, account text, investment boolean, debit numeric, credit numeric, line int);
insert into pattern values
    ('COMMITMENT_SIGNED', false, '9001', false, 10000000, 0, 1), ('COMMITMENT_SIGNED', false, '9002', false, 0, 10000000, 2),
    ('CAPITAL_CALL_ISSUED', true, '1122', false, 10000, 0, 1), ('CAPITAL_CALL_ISSUED', true, '4001', false, 0, 10000, 2),
    ('CAPITAL_CALL_ISSUED', true, '9002', false, 10000, 0, 3), ('CAPITAL_CALL_ISSUED', true, '9010', false, 0, 10000, 4),
    ('PAYMENT_RECEIVED', false, '1002', false, 10000, 0, 1), ('PAYMENT_RECEIVED', false, '1122', false, 0, 10000, 2),
    ('EXPENSE_ACCRUED', true, '6603', false, 10, 0, 1), ('EXPENSE_ACCRUED', null, '2204', false, 0, 10, 2),
    ('INVESTMENT_FUNDED', null, '1101', true, 10000, 0, 1), ('INVESTMENT_FUNDED', null, '1002', false, 0, 10000, 2),
    ('MANAGEMENT_FEE_ACCRUED', true, '6601', false, 12500, 0, 1), ('MANAGEMENT_FEE_ACCRUED', null, '2202', false, 0, 12500, 2),
    ('INVESTMENT_REPRICED', null, '1102', true, 2500, 0, 1), ('INVESTMENT_REPRICED', true, '6101', false, 0, 2500, 2),
    ('DISTRIBUTION_APPROVED', true, '4002', false, 5000, 0, 1), ('DISTRIBUTION_APPROVED', true, '2242', false, 0, 5000, 2),
    ('DISTRIBUTION_PAID', true, '2242', false, 5000, 0, 1), ('DISTRIBUTION_PAID', true, '1002', false, 0, 5000, 2);

-- each: one line for each partner; null: one for all of them; false: one for the partner of the journal.
insert into journal_line (journal_id, line, account, partner_id, investment_id, debit, credit)
select bench_id(f.id || 'journal' || j.number), (p.p - 1) * 4 + t.line, t.account,
       case when t.each is null then null else bench_id(f.id || 'partner' || p.p) end,
       case when t.investment then bench_id(f.id || 'investment' || j.who) end,
       t.debit * case when t.each is null then current_setting('bench.partners')::int else 1 end,
       t.credit * case when t.each is null then current_setting('bench.partners')::int else 1 end
from bench_fund f cross join plan j join pattern t on t.kind = j.kind
join lateral generate_series(case t.each when false then j.who else 1 end,
                             case t.each when true then current_setting('bench.partners')::int when false then j.who else 1 end)
    as p (p) on true;

insert into fee_accrual (id, fund_id, from_date, through_date, currency, gross, waived, offset_amount, net, carried_forward,
                         recorded_at)
select bench_id(f.id || 'fee' || j.m), f.id, (j.day + 1 - interval '3 months')::date, j.day, 'CNY',
       12500 * current_setting('bench.partners')::int, 0, 0, 12500 * current_setting('bench.partners')::int, 0, j.day
from bench_fund f, plan j where j.kind = 'MANAGEMENT_FEE_ACCRUED';
insert into fee_share (fee_id, partner_id, amount)
select a.id, p.id, 12500 from fee_accrual a join partner p on p.fund_id = a.fund_id where p.fund_id in (select id from bench_fund);

update fund f set last_journal_number = (select max(number) from plan), last_journal_hash = 'bench',
    last_booked_at = (select max(day) + time '10:00' from plan),
    bank_balance = b.net, closed_through = b.day
from (select (select max(day) from plan where kind = 'MANAGEMENT_FEE_ACCRUED') as day,
             (select sum(case t.account when '1002' then (t.debit - t.credit)
                  * case when t.each is false then 1 else current_setting('bench.partners')::int end else 0 end)
              from plan j join pattern t on t.kind = j.kind) as net) b
where f.code like 'BENCH-%';

insert into period_close (fund_id, period_end, journal_number, journal_hash, reason, actor, closed_at)
select f.id, j.day, (select max(number) from plan o where o.day <= j.day), 'bench', 'bench', 'bench', j.day + 10
from bench_fund f, plan j where j.kind = 'MANAGEMENT_FEE_ACCRUED';
insert into period_balance (fund_id, period_end, account, partner_id, investment_id, debit, credit)
select s.fund_id, q.day, s.account, s.partner_id, s.investment_id, sum(s.debit), sum(s.credit)
from (select distinct day from plan where kind = 'MANAGEMENT_FEE_ACCRUED') q
join (select j.fund_id, j.effective_date as day, l.account, l.partner_id, l.investment_id, sum(l.debit) as debit,
             sum(l.credit) as credit
      from (select fund_id, id, (date_trunc('quarter', effective_date) + interval '3 months')::date - 1 as effective_date
            from journal where fund_id in (select id from bench_fund)) j join journal_line l on l.journal_id = j.id
      group by j.fund_id, j.effective_date, l.account, l.partner_id, l.investment_id) s on s.day <= q.day
group by s.fund_id, q.day, s.account, s.partner_id, s.investment_id;

set session_replication_role = origin;

-- What POST /api/v1/funds/{id}/capital-calls sends for four partners, in its order; the first line stands for what the service
-- knows of itself, and what Hibernate sends as one batch goes as one pipeline.
select fund, p1, p2, p3, p4, c1, c2, c3, c4, gen_random_uuid() as key, gen_random_uuid() as call, gen_random_uuid() as purpose, gen_random_uuid() as l1, gen_random_uuid() as l2, gen_random_uuid() as l3, gen_random_uuid() as l4, gen_random_uuid() as journal, repeat('x', 1200) as body from bench_client where client = :client_id \gset
begin;
select pg_try_advisory_xact_lock(hashtextextended('AH-OFFICE' || chr(31) || :key::text, 0));
select fingerprint, status, location, etag, media_type, body from idempotency where organisation = 'AH-OFFICE' and key = :key::text;
select id as found, bank_balance, base_code, closed_through, code, created_at, currency, fund_class, last_booked_at, last_call_number + 1 as call_number, last_distribution_number, last_journal_hash, last_journal_number + 1 as journal_number, layer, manager, name, parent_fund_id, region_code, state, target_size, version + 1 as fund_version from fund where id = :fund::uuid for no key update \gset
select terms::text from fund_terms where fund_id = :fund::uuid and valid_from <= '2026-03-02' order by valid_from desc, edition desc limit 1;
select id, amount, called, closing_number, currency, fund_id, partner_id, released, restored, signed_date, state, version from commitment where fund_id = :fund::uuid order by id;
insert into capital_call (currency, due_date, fund_id, kind, notice_date, number, paid, state, total, version, id) values ('CNY', '2026-03-16', :fund::uuid, 'CAPITAL', '2026-03-02', :call_number::int, 0, 'DRAFT', 100, 0, :call::uuid);
insert into call_purpose (call_id, amount, currency, line, outside, purpose, type, id) values (:call::uuid, 100, 'CNY', 1, false, 'x', 'CALL_OTHER', :purpose::uuid);
\startpipeline
insert into call_line (call_id, amount, commitment_id, currency, defaulted_date, line, outside, paid, partner_id, pending, id) values (:call::uuid, 25, :c1::uuid, 'CNY', null, 1, 0, 0, :p1::uuid, 0, :l1::uuid);
insert into call_line (call_id, amount, commitment_id, currency, defaulted_date, line, outside, paid, partner_id, pending, id) values (:call::uuid, 25, :c2::uuid, 'CNY', null, 2, 0, 0, :p2::uuid, 0, :l2::uuid);
insert into call_line (call_id, amount, commitment_id, currency, defaulted_date, line, outside, paid, partner_id, pending, id) values (:call::uuid, 25, :c3::uuid, 'CNY', null, 3, 0, 0, :p3::uuid, 0, :l3::uuid);
insert into call_line (call_id, amount, commitment_id, currency, defaulted_date, line, outside, paid, partner_id, pending, id) values (:call::uuid, 25, :c4::uuid, 'CNY', null, 4, 0, 0, :p4::uuid, 0, :l4::uuid);
\endpipeline
update capital_call set state = 'ISSUED', version = 1 where id = :call::uuid and version = 0;
\startpipeline
update commitment set called = called + 25, version = version + 1 where id = :c1::uuid;
update commitment set called = called + 25, version = version + 1 where id = :c2::uuid;
update commitment set called = called + 25, version = version + 1 where id = :c3::uuid;
update commitment set called = called + 25, version = version + 1 where id = :c4::uuid;
\endpipeline
update fund set last_call_number = :call_number::int, last_journal_number = :journal_number::bigint, version = :fund_version::bigint where id = :fund::uuid;
insert into journal (id, fund_id, number, kind, currency, effective_date, booking_date, booked_at, reference, description, reverses, replaces, actor, hash) values (:journal::uuid, :fund::uuid, :journal_number::bigint, 'CAPITAL_CALL_ISSUED', 'CNY', '2026-03-02', '2026-03-02', now(), :call::text, null, null, null, 'bench', repeat('0', 64));
insert into journal_line (journal_id, line, account, partner_id, investment_id, debit, credit) select :journal::uuid, n, account, nullif(partner, '')::uuid, nullif(investment, '')::uuid, debit::numeric, credit::numeric from unnest(array['1122','4001','1122','4001','1122','4001','1122','4001','9002','9010','9002','9010','9002','9010','9002','9010'], array[:p1::text,:p1::text,:p2::text,:p2::text,:p3::text,:p3::text,:p4::text,:p4::text,:p1::text,:p1::text,:p2::text,:p2::text,:p3::text,:p3::text,:p4::text,:p4::text], array['','','','','','','','','','','','','','','',''], array['25','0','25','0','25','0','25','0','25','0','25','0','25','0','25','0'], array['0','25','0','25','0','25','0','25','0','25','0','25','0','25','0','25']) with ordinality as t (account, partner, investment, debit, credit, n);
with head as (insert into event_head (aggregate, version) values (:call::text, 1) on conflict (aggregate) do update set version = event_head.version + 1 returning version), logged as (insert into event (event_id, recorded_at, topic, type, schema_version, aggregate, version, actor, data, effective_date, data_scope, traceparent, correlation_id, causation_id) select :key::text, now(), 'bench', 'io.jidi.fund.capital-call.issued', 1, :call::text, head.version, 'bench', jsonb_build_object('body', :body::text), '2026-03-02', 'region:340100', null, 'bench', null from head returning id, recorded_at) insert into event_pending (id, recorded_at) select id, recorded_at from logged;
with entry as (insert into audit_entry (recorded_at, actor, organisation, roles, action, object, reason, before_digest, after_digest, request_id) values (now(), 'bench', 'AH-OFFICE', array['PROVINCE_OFFICE'], 'ISSUE_CAPITAL_CALL', :call::text, null, null, repeat('0', 64), 'bench') returning id) insert into audit_pending (id) select id from entry;
update fund set last_booked_at = now(), last_journal_hash = repeat('0', 64), version = version + 1 where id = :fund::uuid;
insert into idempotency (organisation, key, fingerprint, status, location, etag, media_type, body, created_at) values ('AH-OFFICE', :key::text, repeat('0', 64), 201, '/api/v1/capital-calls/x', '"1"', 'application/json', :body::text, now());
commit;

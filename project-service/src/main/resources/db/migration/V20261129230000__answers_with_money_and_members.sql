-- What funds paid on the deals that answer a request for funds. The follower reads its topics from their beginning again, because
-- payments it never looked at count as well.
delete from element_deal;
delete from rebuild.element_deal;
delete from consumer_waiting where consumer = 'element-deals';
delete from consumer_aggregate where consumer = 'element-deals';
delete from consumer_offset where consumer = 'element-deals';

create table element_payment (
    investment text           primary key,
    deal       text           not null,
    currency   text           not null,
    paid       numeric(20, 2) not null
);
create index element_payment_deal on element_payment (deal);
create table rebuild.element_payment (like public.element_payment including all);

-- The registry's entries of a base, and of an enterprise by its code, beside the members that the base names.
create index owner_enterprise_base on owner_enterprise (base_code) where base_code is not null;

-- A membership ends with a reason.
alter table base_member add column end_reason text;

-- Every filing with what a list shows of its project.
create view monthly_report_row as
    select r.id, r.project_id, p.code as project_code, p.name as project_name, p.region_code, p.base_code,
        p.owner_credit_code, r.report_month, r.revision, r.actual, r.started_month, r.registered_month, r.completed_month, r.received_date,
        r.correction_reason, r.organisation, r.recorded_at
    from monthly_report r join project p on p.id = r.project_id;

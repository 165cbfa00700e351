-- A firm that was rejected, or left, may be looked at again: one deal of a fund and a firm at a time, not for ever.
alter table deal drop constraint deal_fund_id_credit_code_key;
create unique index deal_one_at_a_time on deal (fund_id, credit_code) where standing in ('ACTIVE', 'PAUSED');

-- The last line for money: what the commands make sure of holds in the database too, whoever writes.

-- Payments of a bounty never exceed its grant. The bounty's row is locked, so that two writers see each other.
create function bounty_payment_within_grant() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
declare
    granted numeric;
begin
    select award into granted from bounty where id = new.bounty_id for no key update;
    if (select sum(amount) from bounty_payment where bounty_id = new.bounty_id) > coalesce(granted, 0) then
        raise exception 'payments of a bounty exceed its grant' using errcode = 'check_violation';
    end if;
    return null;
end $$;
create trigger bounty_payment_within_grant after insert or update of amount, bounty_id on bounty_payment
    for each row execute function bounty_payment_within_grant();
alter table bounty_payment add constraint bounty_payment_approved_by_somebody
    check (status = 'REQUESTED' or approved_by is not null);

-- Of the clauses of a stacking group an enterprise is paid one per occasion. Kept with the candidate: clauses change.
alter table support_candidate add column stacking_group text;
create unique index support_candidate_one_of_group on support_candidate (stacking_group, occasion, credit_code)
    where paid_on is not null and stacking_group is not null;

-- A session plans these checks once, when the tables may be empty and reading all of one costs as much as any index. The check of a
-- journal then read all lines of all funds, twice for each journal, until the tables were next analysed. So no plan may read a whole
-- table, and the journal before is the last by number, which one index alone can tell. What is checked is the same.
create or replace function journal_balances() returns trigger
    language plpgsql set enable_seqscan = off as $$
begin
    if not exists (select from journal_line l where l.journal_id = new.id)
        or exists (select from journal_line l join account a on a.number = l.account
                   where l.journal_id = new.id group by a.memo having sum(l.debit) <> sum(l.credit)) then
        raise exception 'journal % does not balance', new.id using errcode = 'check_violation';
    end if;
    if new.number > 1
        and (select max(p.number) from journal p where p.fund_id = new.fund_id and p.number < new.number)
            is distinct from new.number - 1 then
        raise exception 'journal number % leaves a gap', new.number using errcode = 'check_violation';
    end if;
    if new.reverses is not null and (
        not exists (select from journal o where o.id = new.reverses and o.fund_id = new.fund_id
                                            and o.effective_date = new.effective_date)
        or exists (select from (select * from journal_line where journal_id = new.id) n
                   full join (select * from journal_line where journal_id = new.reverses) o on o.line = n.line
                   where (n.account, n.partner_id, n.investment_id, n.debit, n.credit)
                         is distinct from (o.account, o.partner_id, o.investment_id, o.credit, o.debit))) then
        raise exception 'journal % does not mirror what it reverses', new.id using errcode = 'check_violation';
    end if;
    if new.replaces is not null
        and not exists (select from journal r where r.reverses = new.replaces and r.fund_id = new.fund_id) then
        raise exception 'journal % replaces one that stands', new.id using errcode = 'check_violation';
    end if;
    return null;
end $$;

-- So do the checks of each line that is written, of a distribution and of a settlement.
alter function journal_is_open() set enable_seqscan = off;
alter function distribution_is_proposed() set enable_seqscan = off;
alter function distribution_adds_up() set enable_seqscan = off;
alter function settlement_adds_up() set enable_seqscan = off;

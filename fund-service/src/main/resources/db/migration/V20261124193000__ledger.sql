-- The whole chart, periods that close, three dates for each journal, and a chain that shows a changed row.

alter table account add column type text not null default 'A' check (type in ('A', 'L', 'E', 'P', 'M'));
alter table account alter column type drop default;
update account set type = 'E' where number = '4001';
update account set type = 'M' where memo;
alter table account add check (memo = (type = 'M'));
insert into account (number, title_zh, title_en, memo, type) values
    ('1012', '在途资金', 'Payments in clearing', false, 'A'),
    ('1101', '以公允价值计量的权益投资—成本', 'Equity investments at fair value, cost', false, 'A'),
    ('1102', '以公允价值计量的权益投资—公允价值变动', 'Equity investments at fair value, change', false, 'A'),
    ('1103', '子基金投资—成本', 'Investments in sub-funds, cost', false, 'A'),
    ('1104', '子基金投资—公允价值变动', 'Investments in sub-funds, change in fair value', false, 'A'),
    ('1131', '应收股利', 'Dividends receivable', false, 'A'),
    ('1132', '应收利息', 'Interest receivable', false, 'A'),
    ('1221', '其他应收款（含回拨）', 'Other receivables, clawback included', false, 'A'),
    ('1505', '现金管理（存款、国债）', 'Cash management: deposits and treasury bonds', false, 'A'),
    ('2202', '应付管理费', 'Management fee payable', false, 'L'),
    ('2203', '应付托管费', 'Custody fee payable', false, 'L'),
    ('2204', '应付其他费用', 'Other expenses payable', false, 'L'),
    ('2221', '应交税费（含代扣）', 'Taxes payable, withheld tax included', false, 'L'),
    ('2242', '应付合伙人分配', 'Distributions payable to partners', false, 'L'),
    ('2251', '订阅额度借款', 'Subscription line', false, 'L'),
    ('4002', '合伙人资本—返还本金', 'Partners'' capital, returned', false, 'E'),
    ('4101', '累计已实现损益', 'Accumulated realised result', false, 'E'),
    ('4102', '累计未实现损益', 'Accumulated unrealised result', false, 'E'),
    ('4103', '计提业绩报酬重分配', 'Reallocation of carried interest', false, 'E'),
    ('6011', '利息收入', 'Interest income', false, 'P'),
    ('6101', '公允价值变动损益', 'Change in fair value', false, 'P'),
    ('6111', '投资收益', 'Investment income', false, 'P'),
    ('6601', '管理费', 'Management fee', false, 'P'),
    ('6602', '托管费', 'Custody fee', false, 'P'),
    ('6603', '其他费用', 'Other expenses', false, 'P'),
    ('9003', '备查：可召回', 'Memo: recallable', true, 'M'),
    ('9004', '备查：已核减', 'Memo: released', true, 'M'),
    ('9005', '备查：返投应完成', 'Memo: reinvestment due', true, 'M'),
    ('9006', '备查：返投已认定', 'Memo: reinvestment recognised', true, 'M');

-- effective_date: when the fact counts; booking_date: the period whose books take it; booked_at: when it became known.
alter table journal
    add column booking_date date,
    add column actor        text not null default 'migration',
    add column description  text,
    add column replaces     uuid references journal (id),
    add column hash         text;
alter table journal alter column actor drop default;
update journal set booking_date = effective_date;
alter table journal alter column booking_date set not null;
-- A journal is reversed once and replaced once; what replaces it has first been reversed (journal_balances).
create unique index journal_reverses on journal (reverses) where reverses is not null;
create unique index journal_replaces on journal (replaces) where replaces is not null;
create index journal_reference on journal (reference);
alter table journal_line add column investment_id uuid;
create index journal_line_investment on journal_line (investment_id, account) where investment_id is not null;

-- The bank account never goes below zero; the ledger keeps it beside the lines of account 1002.
alter table fund
    add column bank_balance      numeric(20, 2) not null default 0 check (bank_balance >= 0),
    add column closed_through    date,
    add column last_journal_hash text           not null default '',
    -- Knowledge never goes backwards, whatever the clocks of two replicas say.
    add column last_booked_at    timestamptz    not null default '1970-01-01T00:00:00Z';

-- The text that a journal's hash covers; the service builds the same text when it books.
create function journal_text(journal uuid) returns text
    language sql stable as $$
    select concat_ws(chr(31), j.fund_id, j.number, j.kind, j.currency, to_char(j.effective_date, 'YYYY-MM-DD'),
                     to_char(j.booking_date, 'YYYY-MM-DD'), (extract(epoch from j.booked_at) * 1000000)::bigint,
                     j.reference, coalesce(j.reverses::text, ''), coalesce(j.replaces::text, ''),
                     coalesce(j.description, ''), j.actor)
        || (select string_agg(chr(30) || concat_ws(chr(31), l.account, coalesce(l.partner_id::text, ''),
                                                   coalesce(l.investment_id::text, ''), l.debit, l.credit), ''
                              order by l.line)
            from journal_line l where l.journal_id = j.id)
    from journal j where j.id = journal
$$;
create function journal_hash(previous text, journal uuid) returns text
    language sql stable as $$
    select encode(sha256(convert_to(previous || journal_text(journal), 'UTF8')), 'hex')
$$;

do $$
declare
    j record;
    previous text := '';
    of_fund uuid;
begin
    for j in select id, fund_id from journal order by fund_id, number loop
        if of_fund is distinct from j.fund_id then
            previous := '';
            of_fund := j.fund_id;
        end if;
        previous := journal_hash(previous, j.id);
        update journal set hash = previous where id = j.id;
        update fund set last_journal_hash = previous,
                        last_booked_at = (select booked_at from journal where id = j.id) where id = j.fund_id;
    end loop;
    update fund f set bank_balance = coalesce(
        (select sum(l.debit - l.credit) from journal b join journal_line l on l.journal_id = b.id
         where b.fund_id = f.id and l.account = '1002'), 0);
end $$;
alter table journal alter column hash set not null;

create table period_close (
    fund_id        uuid        not null references fund (id),
    period_end     date        not null,
    journal_number bigint      not null,
    journal_hash   text        not null,
    reason         text        not null,
    actor          text        not null,
    closed_at      timestamptz not null,
    primary key (fund_id, period_end)
);
-- What every account stood at when the period closed: queries begin here and read only what came after.
create table period_balance (
    fund_id       uuid           not null,
    period_end    date           not null,
    account       text           not null references account (number),
    partner_id    uuid,
    investment_id uuid,
    debit         numeric(20, 2) not null,
    credit        numeric(20, 2) not null,
    foreign key (fund_id, period_end) references period_close (fund_id, period_end)
);
create unique index period_balance_key on period_balance
    (fund_id, period_end, account, partner_id, investment_id) nulls not distinct;

-- V15: nothing is booked into a closed period, and periods close forwards.
create function journal_in_open_period() returns trigger
    language plpgsql as $$
begin
    if exists (select from period_close c where c.fund_id = new.fund_id and c.period_end >= new.booking_date) then
        raise exception 'the period of % is closed', new.booking_date using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger journal_in_open_period before insert on journal
    for each row execute function journal_in_open_period();

create function period_closes_forward() returns trigger
    language plpgsql as $$
begin
    if exists (select from period_close c where c.fund_id = new.fund_id and c.period_end >= new.period_end) then
        raise exception 'a later period than % is closed', new.period_end using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger period_closes_forward before insert on period_close
    for each row execute function period_closes_forward();

-- V01, V02, and V15: balanced, without a gap before it, a reversal the exact mirror, a replacement of what was reversed.
create or replace function journal_balances() returns trigger
    language plpgsql as $$
begin
    if not exists (select from journal_line l where l.journal_id = new.id)
        or exists (select from journal_line l join account a on a.number = l.account
                   where l.journal_id = new.id group by a.memo having sum(l.debit) <> sum(l.credit)) then
        raise exception 'journal % does not balance', new.id using errcode = 'check_violation';
    end if;
    if new.number > 1
        and not exists (select from journal p where p.fund_id = new.fund_id and p.number = new.number - 1) then
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

revoke update, delete, truncate on period_close, period_balance from "${app_role}";
create index journal_fund_booking on journal (fund_id, booking_date);

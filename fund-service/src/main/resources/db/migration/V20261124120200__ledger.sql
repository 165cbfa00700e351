-- The fund ledger: double entry, append-only, balanced per journal when the transaction commits.

create table ledger_account (
    code    text primary key check (code ~ '^[0-9]{4}$'),
    name_zh text not null,
    name_en text not null,
    kind    text not null check (kind in ('ASSET', 'LIABILITY', 'EQUITY', 'PROFIT', 'MEMO'))
);
insert into ledger_account (code, name_zh, name_en, kind) values
    ('1002', '银行存款—托管户', 'Bank, custody account', 'ASSET'),
    ('1012', '在途资金', 'Payments in transit', 'ASSET'),
    ('1101', '以公允价值计量的权益投资—成本', 'Equity investments at fair value, cost', 'ASSET'),
    ('1102', '以公允价值计量的权益投资—公允价值变动', 'Equity investments at fair value, change', 'ASSET'),
    ('1103', '子基金投资—成本', 'Sub-fund interests, cost', 'ASSET'),
    ('1104', '子基金投资—公允价值变动', 'Sub-fund interests, change in fair value', 'ASSET'),
    ('1122', '应收合伙人出资', 'Contributions called and not received', 'ASSET'),
    ('1131', '应收股利', 'Dividends receivable', 'ASSET'),
    ('1132', '应收利息', 'Interest receivable', 'ASSET'),
    ('1221', '其他应收款（含回拨）', 'Other receivables, clawback included', 'ASSET'),
    ('1505', '现金管理（存款、国债）', 'Cash management (deposits, treasury bonds)', 'ASSET'),
    ('2202', '应付管理费', 'Management fee payable', 'LIABILITY'),
    ('2203', '应付托管费', 'Custody fee payable', 'LIABILITY'),
    ('2204', '应付其他费用', 'Other expenses payable', 'LIABILITY'),
    ('2221', '应交税费（含代扣）', 'Taxes payable, withholding included', 'LIABILITY'),
    ('2242', '应付合伙人分配', 'Distributions payable', 'LIABILITY'),
    ('2251', '订阅额度借款', 'Subscription line', 'LIABILITY'),
    ('4001', '合伙人资本—实缴', 'Partners'' capital, contributed', 'EQUITY'),
    ('4002', '合伙人资本—返还本金', 'Partners'' capital, returned', 'EQUITY'),
    ('4101', '累计已实现损益', 'Accumulated realised result', 'EQUITY'),
    ('4102', '累计未实现损益', 'Accumulated unrealised result', 'EQUITY'),
    ('4103', '计提业绩报酬重分配', 'Carry accrued, reallocated', 'EQUITY'),
    ('6011', '利息收入', 'Interest income', 'PROFIT'),
    ('6101', '公允价值变动损益', 'Change in fair value', 'PROFIT'),
    ('6111', '投资收益', 'Investment income', 'PROFIT'),
    ('6601', '管理费', 'Management fee', 'PROFIT'),
    ('6602', '托管费', 'Custody fee', 'PROFIT'),
    ('6603', '其他费用', 'Other expenses', 'PROFIT'),
    ('9001', '认缴（备查）', 'Commitment, memo', 'MEMO'),
    ('9002', '未缴（备查）', 'Unfunded, memo', 'MEMO'),
    ('9003', '可召回（备查）', 'Recallable, memo', 'MEMO'),
    ('9004', '已核减（备查）', 'Released, memo', 'MEMO'),
    ('9005', '返投应完成（备查）', 'Reinvestment due, memo', 'MEMO'),
    ('9006', '返投已认定（备查）', 'Reinvestment recognised, memo', 'MEMO');

create table journal (
    id             uuid        primary key,
    fund_id        uuid        not null references fund (id),
    number         int         not null check (number > 0),
    kind           text        not null,
    source         text        not null,
    narrative_zh   text        not null,
    narrative_en   text        not null,
    currency       text        not null check (currency ~ '^[A-Z]{3}$'),
    effective_date date        not null,
    booked_at      timestamptz not null,
    booked_by      text        not null,
    reverses_id    uuid        unique references journal (id),
    xid            xid8        not null default pg_current_xact_id(),
    unique (fund_id, number)
);
-- Figures as of a date, and the journals of one call or commitment.
create index journal_effective on journal (fund_id, effective_date);
create index journal_source on journal (source);

create table journal_line (
    journal_id   uuid           not null references journal (id),
    line_number  int            not null check (line_number > 0),
    fund_id      uuid           not null,
    account_code text           not null references ledger_account (code),
    partner_id   uuid,
    debit        numeric(20, 2) not null check (debit >= 0),
    credit       numeric(20, 2) not null check (credit >= 0),
    primary key (journal_id, line_number),
    foreign key (fund_id, partner_id) references partner (fund_id, id),
    check ((debit > 0) <> (credit > 0))
);
-- Balances by partner and the trial balance.
create index journal_line_account on journal_line (fund_id, account_code, partner_id);

-- V01 and V02: the books and the memo accounts balance each by itself, in every journal. Asked when the transaction
-- commits, because a journal's lines follow it.
create function journal_must_balance() returns trigger
    language plpgsql as $$
declare
    lines        int;
    foreign_fund int;
    books        numeric;
    memo         numeric;
begin
    select count(*),
           count(*) filter (where l.fund_id <> new.fund_id),
           coalesce(sum(l.debit - l.credit) filter (where a.kind <> 'MEMO'), 0),
           coalesce(sum(l.debit - l.credit) filter (where a.kind = 'MEMO'), 0)
      into lines, foreign_fund, books, memo
      from journal_line l join ledger_account a on a.code = l.account_code
     where l.journal_id = new.id;
    if lines < 2 or foreign_fund > 0 or books <> 0 or memo <> 0 then
        raise exception 'journal % of fund % does not balance: % lines, books %, memo %',
            new.number, new.fund_id, lines, books, memo
            using errcode = 'check_violation', constraint = 'journal_balanced';
    end if;
    return null;
end $$;
create constraint trigger journal_balanced after insert on journal
    deferrable initially deferred for each row execute function journal_must_balance();

-- No journal without a gap in the numbers: the one before must exist.
create function journal_must_follow() returns trigger
    language plpgsql as $$
begin
    if new.number > 1 and not exists (
            select from journal where fund_id = new.fund_id and number = new.number - 1) then
        raise exception 'journal % of fund % leaves a gap', new.number, new.fund_id
            using errcode = 'check_violation', constraint = 'journal_gapless';
    end if;
    return null;
end $$;
create constraint trigger journal_gapless after insert on journal
    deferrable initially deferred for each row execute function journal_must_follow();

-- A journal gets its lines in its own transaction and none later: a late line would escape the check above.
create function journal_line_must_be_timely() returns trigger
    language plpgsql as $$
begin
    if exists (select from added l join journal j on j.id = l.journal_id where j.xid <> pg_current_xact_id()) then
        raise exception 'a booked journal takes no further lines'
            using errcode = 'check_violation', constraint = 'journal_closed';
    end if;
    return null;
end $$;
create trigger journal_closed after insert on journal_line
    referencing new table as added for each statement execute function journal_line_must_be_timely();

revoke update, delete, truncate on journal, journal_line from "${app_role}";
revoke insert, update, delete, truncate on ledger_account from "${app_role}";

package io.jidi.fund.ledger.rules;

import io.jidi.platform.text.Text;
import java.util.Arrays;
import java.util.Optional;

/** The chart of accounts of a fund (fund.md 7.1); the numbers are the chart's. */
public enum Account {
    BANK("1002", Text.of("银行存款—托管户", "Bank, custody account"), Type.ASSET),
    CLEARING("1012", Text.of("在途资金", "Payments in clearing"), Type.ASSET),
    /** Not in the published chart, which has no place for carry that is held back. */
    ESCROW_ACCOUNT("1015", Text.of("业绩报酬暂存户", "Escrow account for carry"), Type.ASSET),
    INVESTMENT_COST("1101", Text.of("以公允价值计量的权益投资—成本", "Equity investments at fair value, cost"), Type.ASSET),
    INVESTMENT_CHANGE("1102", Text.of("以公允价值计量的权益投资—公允价值变动", "Equity investments at fair value, change"), Type.ASSET),
    SUB_FUND_COST("1103", Text.of("子基金投资—成本", "Investments in sub-funds, cost"), Type.ASSET),
    SUB_FUND_CHANGE("1104", Text.of("子基金投资—公允价值变动", "Investments in sub-funds, change in fair value"), Type.ASSET),
    CALLED_RECEIVABLE("1122", Text.of("应收合伙人出资（已催缴未到账）", "Capital called, not yet received"), Type.ASSET),
    DIVIDENDS_RECEIVABLE("1131", Text.of("应收股利", "Dividends receivable"), Type.ASSET),
    INTEREST_RECEIVABLE("1132", Text.of("应收利息", "Interest receivable"), Type.ASSET),
    OTHER_RECEIVABLE("1221", Text.of("其他应收款（含回拨）", "Other receivables, clawback included"), Type.ASSET),
    CASH_MANAGEMENT("1505", Text.of("现金管理（存款、国债）", "Cash management: deposits and treasury bonds"), Type.ASSET),
    FEE_PAYABLE("2202", Text.of("应付管理费", "Management fee payable"), Type.LIABILITY),
    CUSTODY_PAYABLE("2203", Text.of("应付托管费", "Custody fee payable"), Type.LIABILITY),
    EXPENSES_PAYABLE("2204", Text.of("应付其他费用", "Other expenses payable"), Type.LIABILITY),
    TAX_PAYABLE("2221", Text.of("应交税费（含代扣）", "Taxes payable, withheld tax included"), Type.LIABILITY),
    DISTRIBUTION_PAYABLE("2242", Text.of("应付合伙人分配", "Distributions payable to partners"), Type.LIABILITY),
    /** What the escrow account holds for the general partners; not in the published chart either. */
    ESCROW_PAYABLE("2243", Text.of("应付业绩报酬（暂存）", "Carry held in escrow, payable"), Type.LIABILITY),
    SUBSCRIPTION_LINE("2251", Text.of("订阅额度借款", "Subscription line"), Type.LIABILITY),
    PAID_IN_CAPITAL("4001", Text.of("合伙人资本—实缴", "Partners' capital, paid-in"), Type.EQUITY),
    RETURNED_CAPITAL("4002", Text.of("合伙人资本—返还本金", "Partners' capital, returned"), Type.EQUITY),
    REALISED_RESULT("4101", Text.of("累计已实现损益", "Accumulated realised result"), Type.EQUITY),
    UNREALISED_RESULT("4102", Text.of("累计未实现损益", "Accumulated unrealised result"), Type.EQUITY),
    CARRY_REALLOCATION("4103", Text.of("计提业绩报酬重分配", "Reallocation of carried interest"), Type.EQUITY),
    INTEREST_INCOME("6011", Text.of("利息收入", "Interest income"), Type.RESULT),
    FAIR_VALUE_RESULT("6101", Text.of("公允价值变动损益", "Change in fair value"), Type.RESULT),
    INVESTMENT_INCOME("6111", Text.of("投资收益", "Investment income"), Type.RESULT),
    MANAGEMENT_FEE("6601", Text.of("管理费", "Management fee"), Type.RESULT),
    CUSTODY_FEE("6602", Text.of("托管费", "Custody fee"), Type.RESULT),
    OTHER_EXPENSES("6603", Text.of("其他费用", "Other expenses"), Type.RESULT),
    MEMO_COMMITTED("9001", Text.of("备查：认缴", "Memo: commitments"), Type.MEMO),
    MEMO_UNFUNDED("9002", Text.of("备查：未缴", "Memo: unfunded"), Type.MEMO),
    MEMO_RECALLABLE("9003", Text.of("备查：可召回", "Memo: recallable"), Type.MEMO),
    MEMO_RELEASED("9004", Text.of("备查：已核减", "Memo: released"), Type.MEMO),
    MEMO_REINVESTMENT_DUE("9005", Text.of("备查：返投应完成", "Memo: reinvestment due"), Type.MEMO),
    MEMO_REINVESTMENT_DONE("9006", Text.of("备查：返投已认定", "Memo: reinvestment recognised"), Type.MEMO),
    /** The other side of what leaves 9002 when it is called; not in the published chart, which names no counterpart. */
    MEMO_CALLED("9010", Text.of("备查：已催缴", "Memo: called"), Type.MEMO);

    /** What an account measures; the code is the chart's. */
    public enum Type {
        ASSET("A"),
        LIABILITY("L"),
        EQUITY("E"),
        RESULT("P"),
        MEMO("M");

        private final String code;

        Type(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    private final String number;
    private final Text title;
    private final Type type;

    Account(String number, Text title, Type type) {
        this.number = number;
        this.title = title;
        this.type = type;
    }

    public static Optional<Account> byNumber(String number) {
        return Arrays.stream(values())
                .filter(account -> account.number.equals(number))
                .findFirst();
    }

    public String number() {
        return number;
    }

    public Text title() {
        return title;
    }

    public Type type() {
        return type;
    }

    /** Memo accounts balance among themselves and stay out of assets and capital. */
    public boolean memo() {
        return type == Type.MEMO;
    }

    /** Together these are a partner's capital account; their lines always name the partner (V06). */
    public boolean partnersCapital() {
        return type == Type.EQUITY || type == Type.RESULT;
    }
}

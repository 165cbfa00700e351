package io.jidi.fund.ledger.rules;

import io.jidi.platform.text.Text;

/** The chart of accounts of a fund (fund.md 7.1), as far as postings use it; the numbers are the chart's. */
public enum Account {
    BANK("1002", Text.of("银行存款—托管户", "Bank, custody account"), false),
    CALLED_RECEIVABLE("1122", Text.of("应收合伙人出资（已催缴未到账）", "Capital called, not yet received"), false),
    PAID_IN_CAPITAL("4001", Text.of("合伙人资本—实缴", "Partners' capital, paid-in"), false),
    MEMO_COMMITTED("9001", Text.of("备查：认缴", "Memo: commitments"), true),
    MEMO_UNFUNDED("9002", Text.of("备查：未缴", "Memo: unfunded"), true),
    /** The other side of what leaves 9002 when it is called; not in the published chart, which names no counterpart. */
    MEMO_CALLED("9010", Text.of("备查：已催缴", "Memo: called"), true);

    private final String number;
    private final Text title;
    private final boolean memo;

    Account(String number, Text title, boolean memo) {
        this.number = number;
        this.title = title;
        this.memo = memo;
    }

    public String number() {
        return number;
    }

    public Text title() {
        return title;
    }

    /** Memo accounts balance among themselves and stay out of assets and capital. */
    public boolean memo() {
        return memo;
    }
}

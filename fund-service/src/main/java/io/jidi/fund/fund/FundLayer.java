package io.jidi.fund.fund;

/** Where a fund stands between the government's money and the enterprises (fund.md 2.1). */
public enum FundLayer {
    GUIDANCE,
    MOTHER,
    SUB;

    /** A guidance fund stands at the top, a mother fund below it or alone, a sub-fund below a mother fund or alone. */
    boolean mayStandBelow(FundLayer parent) {
        return parent.ordinal() + 1 == ordinal();
    }
}

package io.jidi.fund.performance.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money that moved on a day.
 *
 * @param amount in the fund's currency; negative where an earlier flow of the kind was taken back
 * @param investment which one, for flows between the fund and its investments; null for all others
 * @param holder whose money it is, for flows between partners and the fund
 */
public record CashFlow(
        LocalDate day,
        Kind kind,
        BigDecimal amount,
        @Nullable String investment,
        Holder holder) {

    /** Between whom, and which way. */
    public enum Kind {
        /** Partners to the fund, counted against the commitment. */
        CONTRIBUTION,
        /** Partners to the fund beside the commitment, as the interest of a late closing. */
        CONTRIBUTION_OUTSIDE,
        /** Partners to the fund out of distributions that were recallable. */
        RECALL,
        /** The fund to its partners. */
        DISTRIBUTION,
        /** The fund to an investment. */
        INVESTMENT,
        /** An investment to the fund. */
        PROCEEDS,
        /** The bank to the fund, on the subscription line; principal only. */
        LINE_DRAWN,
        /** The fund to the bank; principal only. */
        LINE_REPAID;

        /** Whether partners pay it. */
        public boolean isPaidIn() {
            return this == CONTRIBUTION || this == CONTRIBUTION_OUTSIDE || this == RECALL;
        }
    }

    /** Whose money a partner's is. */
    public enum Holder {
        /** The general partner's own: net figures leave it out (fund.md 4.1). */
        GENERAL_PARTNER,
        /** Of any government tier. */
        GOVERNMENT,
        SOCIAL
    }

    boolean general() {
        return holder == Holder.GENERAL_PARTNER;
    }

    public CashFlow(LocalDate day, Kind kind, BigDecimal amount) {
        this(day, kind, amount, null, Holder.SOCIAL);
    }
}

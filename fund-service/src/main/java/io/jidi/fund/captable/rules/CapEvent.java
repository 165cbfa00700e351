package io.jidi.fund.captable.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a firm's shares. A Chinese limited company has registered capital: one yuan of it is one share
 * until it becomes a company of shares, which is a {@link Kind#SPLIT} at the ratio of the change (股改).
 *
 * @param security what is issued or made by a transfer; of a cancellation or split, what it is done to: a security, or a class
 * @param fromSecurity of a transfer, what it is taken from
 * @param quantity shares; of a split, how many there are for one
 * @param price for one share, in yuan; null where nothing was paid
 */
public record CapEvent(
        int number,
        LocalDate day,
        Kind kind,
        String security,
        String shareClass,
        @Nullable String holder,
        @Nullable String fromSecurity,
        BigDecimal quantity,
        @Nullable BigDecimal price,
        @Nullable String round) {

    /** What. */
    public enum Kind {
        ISSUE,
        TRANSFER,
        CANCEL,
        SPLIT
    }
}

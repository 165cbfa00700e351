package io.jidi.fund.ledger.rules;

import io.jidi.platform.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A balanced set of lines, ready to be booked.
 *
 * @param kind what happened, stable: {@code CAPITAL_CALL_ISSUED}
 */
public record Posting(String kind, List<Line> lines) {

    public static final String REVERSAL = "REVERSAL";

    /**
     * One side of a posting. Exactly one of debit and credit is above zero.
     *
     * @param investment the tranche, on lines of assets that belong to one
     */
    public record Line(
            Account account,
            @Nullable UUID partner,
            @Nullable UUID investment,
            Money debit,
            Money credit) {

        public Line {
            if (debit.isNegative() || credit.isNegative() || debit.isPositive() == credit.isPositive()) {
                throw new IllegalArgumentException(
                        "one side of a line is above zero, the other zero: " + account + " " + debit + " " + credit);
            }
            if (account.partnersCapital() && partner == null) {
                throw new IllegalArgumentException("a line of " + account + " names its partner");
            }
        }
    }

    public Posting {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a posting has lines: " + kind);
        }
        requireBalance(lines, false);
        requireBalance(lines, true);
    }

    /** The same lines with debit and credit exchanged (fund.md 7.1: reversal = new journal with negated lines). */
    public Posting reversed() {
        return new Posting(
                REVERSAL,
                lines.stream()
                        .map(line -> new Line(
                                line.account(), line.partner(), line.investment(), line.credit(), line.debit()))
                        .toList());
    }

    private static void requireBalance(List<Line> lines, boolean memo) {
        Money sum = Money.zero(lines.get(0).debit().currency());
        for (Line line : lines) {
            if (line.account().memo() == memo) {
                sum = sum.plus(line.debit()).minus(line.credit());
            }
        }
        if (!sum.isZero()) {
            throw new IllegalArgumentException(
                    "debits and credits differ by " + sum + (memo ? " in the memo lines" : ""));
        }
    }

    static Builder of(String kind) {
        return new Builder(kind);
    }

    /** Collects lines; amounts of zero leave no line. */
    static final class Builder {
        private final String kind;
        private final List<Line> lines = new ArrayList<>();

        private Builder(String kind) {
            this.kind = kind;
        }

        /** A debit if above zero, a credit if below. */
        Builder line(Account account, @Nullable UUID partner, @Nullable UUID investment, Money signed) {
            Money none = Money.zero(signed.currency());
            if (signed.isPositive()) {
                lines.add(new Line(account, partner, investment, signed, none));
            } else if (signed.isNegative()) {
                lines.add(new Line(account, partner, investment, none, signed.negated()));
            }
            return this;
        }

        Builder debit(Account account, @Nullable UUID partner, Money amount) {
            return line(account, partner, null, amount);
        }

        Builder credit(Account account, @Nullable UUID partner, Money amount) {
            return line(account, partner, null, amount.negated());
        }

        Builder debitEach(Account account, Map<UUID, Money> parts) {
            parts.forEach((partner, part) -> debit(account, partner, part));
            return this;
        }

        Builder creditEach(Account account, Map<UUID, Money> parts) {
            parts.forEach((partner, part) -> credit(account, partner, part));
            return this;
        }

        Builder pair(Account debit, Account credit, @Nullable UUID partner, Money amount) {
            return debit(debit, partner, amount).credit(credit, partner, amount);
        }

        Posting build() {
            return new Posting(kind, lines);
        }
    }
}

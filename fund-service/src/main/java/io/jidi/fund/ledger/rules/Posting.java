package io.jidi.fund.ledger.rules;

import io.jidi.platform.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A balanced set of lines, ready to be booked.
 *
 * @param kind what happened, stable: {@code CAPITAL_CALL_ISSUED}
 */
public record Posting(String kind, List<Line> lines) {

    /** One side of a posting. Exactly one of debit and credit is above zero. */
    public record Line(Account account, @Nullable UUID partner, Money debit, Money credit) {}

    public Posting {
        lines = List.copyOf(lines);
        requireBalance(lines, false);
        requireBalance(lines, true);
    }

    private static void requireBalance(List<Line> lines, boolean memo) {
        Money sum = lines.isEmpty()
                ? Money.zero(Money.CNY)
                : Money.zero(lines.get(0).debit().currency());
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

    /** Collects pairs of lines of the same amount. */
    static final class Builder {
        private final String kind;
        private final List<Line> lines = new ArrayList<>();

        private Builder(String kind) {
            this.kind = kind;
        }

        Builder pair(Account debit, Account credit, @Nullable UUID partner, Money amount) {
            Money none = Money.zero(amount.currency());
            lines.add(new Line(debit, partner, amount, none));
            lines.add(new Line(credit, partner, none, amount));
            return this;
        }

        Posting build() {
            return new Posting(kind, lines);
        }
    }
}

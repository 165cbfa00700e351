package io.jidi.fund.settlement;

import io.jidi.fund.distribution.rules.Tier;
import io.jidi.platform.money.Money;
import io.jidi.platform.text.Text;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A settlement as worked out.
 *
 * @param amount what the lines give and what they receive; zero when nothing is due
 * @param tiers of a clawback; empty otherwise
 */
record Plan(SettlementKind kind, Money amount, List<Line> lines, Map<Tier, Money> tiers, List<Step> steps) {

    /** One partner's part: what it gives from escrow and of its own, and what it receives. */
    record Line(UUID partner, Money fromEscrow, Money owes, Money receives) {}

    /** How it was worked out, for the reader. */
    public record Step(Text explanation, Money amount) {}

    /** What one partner gives. */
    record Debt(Money fromEscrow, Money owes) {}

    static List<Line> lines(String currency, Map<UUID, Debt> debts, Map<UUID, Money> receivers) {
        Money zero = Money.zero(currency);
        Map<UUID, Line> lines = new TreeMap<>();
        debts.forEach((partner, debt) -> lines.put(partner, new Line(partner, debt.fromEscrow(), debt.owes(), zero)));
        receivers.forEach((partner, part) -> {
            if (part.isPositive()) {
                Line given = lines.getOrDefault(partner, new Line(partner, zero, zero, zero));
                lines.put(partner, new Line(partner, given.fromEscrow(), given.owes(), part));
            }
        });
        return List.copyOf(lines.values());
    }
}

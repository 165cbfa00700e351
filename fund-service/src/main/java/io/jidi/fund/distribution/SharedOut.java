package io.jidi.fund.distribution;

import io.jidi.fund.distribution.rules.FundWaterfall;
import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Says of what nature each partner's money is. The waterfall says how much each gets; the sources say how much is capital,
 * gain and income. Carry is paid from income and gain first; the rest has the same mixture for every partner.
 */
final class SharedOut {

    private SharedOut() {}

    /** One partner's money by its nature. */
    record Line(UUID partner, Money capital, Money gain, Money income, Money carry, Money recallable) {

        Money sum() {
            return capital.plus(gain).plus(income).plus(carry);
        }
    }

    static List<Line> of(FundWaterfall.Proposal proposal, Money capital, Money gain, Money recallable) {
        Money zero = Money.zero(capital.currency());
        Map<UUID, Money> own = new LinkedHashMap<>();
        Map<UUID, Money> carry = new LinkedHashMap<>();
        proposal.lines()
                .forEach(line ->
                        (line.tier().isCarry() ? carry : own).merge(line.partner(), line.amount(), Money::plus));
        Money left = own.values().stream().reduce(zero, Money::plus);
        Money ofCapital = smaller(capital, left);
        Money ofGain = smaller(gain, left.minus(ofCapital));
        Map<UUID, Money> capitals = split(ofCapital, own);
        Map<UUID, Money> rest = new LinkedHashMap<>();
        own.forEach((partner, amount) -> rest.put(partner, amount.minus(capitals.getOrDefault(partner, zero))));
        Map<UUID, Money> gains = split(ofGain, rest);
        Map<UUID, Money> again = split(smaller(recallable, ofCapital), capitals);
        TreeSet<UUID> partners = new TreeSet<>(own.keySet());
        partners.addAll(carry.keySet());
        List<Line> lines = new ArrayList<>();
        for (UUID partner : partners) {
            Money partnersCapital = capitals.getOrDefault(partner, zero);
            Money partnersGain = gains.getOrDefault(partner, zero);
            Money income =
                    own.getOrDefault(partner, zero).minus(partnersCapital).minus(partnersGain);
            lines.add(new Line(
                    partner,
                    partnersCapital,
                    partnersGain,
                    income,
                    carry.getOrDefault(partner, zero),
                    again.getOrDefault(partner, zero)));
        }
        return lines;
    }

    private static Map<UUID, Money> split(Money total, Map<UUID, Money> by) {
        if (total.isZero()) {
            return Map.of();
        }
        Map<UUID, BigDecimal> weights = new LinkedHashMap<>();
        by.forEach((partner, amount) -> weights.put(partner, amount.amount()));
        return Allocation.largestRemainder(total, weights);
    }

    private static Money smaller(Money a, Money b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}

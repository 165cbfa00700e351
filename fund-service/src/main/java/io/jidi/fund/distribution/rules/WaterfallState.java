package io.jidi.fund.distribution.rules;

import io.jidi.fund.fund.rules.Compounding;
import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where a waterfall stands at the end of a day (fund.md 3.4: U, H and what the tiers have paid). Kept exact: the fen are
 * cut out of running totals, so rounding never drifts.
 *
 * @param day the day to which the hurdle is accrued
 * @param unreturned capital not yet returned, in whole fen, never negative
 * @param hurdle what brings the investors to their hurdle, to 50 digits; at most zero: it is met
 * @param exact what each tier has been owed so far, to 50 digits
 * @param paid what each tier has been paid so far
 */
public record WaterfallState(
        LocalDate day, Money unreturned, BigDecimal hurdle, Map<Tier, BigDecimal> exact, Map<Tier, Money> paid) {

    public WaterfallState {
        exact = copy(exact);
        paid = copy(paid);
    }

    /** Before the first flow. */
    static WaterfallState start(LocalDate day, String currency) {
        return new WaterfallState(
                day, Money.zero(currency), BigDecimal.ZERO, new EnumMap<>(Tier.class), new EnumMap<>(Tier.class));
    }

    /** The hurdle grown to a later day. */
    WaterfallState accrued(WaterfallTerms terms, LocalDate to) {
        BigDecimal years = terms.dayCount().years(day, to);
        BigDecimal grown = switch (terms.hurdle()) {
            case COMPOUND -> hurdle.multiply(Compounding.factor(terms.hurdleRate(), years), Compounding.PRECISION);
            case SIMPLE ->
                hurdle.add(unreturned.amount().multiply(terms.hurdleRate()).multiply(years), Compounding.PRECISION);
        };
        return new WaterfallState(to, unreturned, grown, exact, paid);
    }

    WaterfallState contributed(WaterfallTerms terms, LocalDate on, Money amount) {
        WaterfallState now = accrued(terms, on);
        return new WaterfallState(
                on, now.unreturned.plus(amount), now.hurdle.add(amount.amount(), Compounding.PRECISION), exact, paid);
    }

    /**
     * Carry that went back to the investors: it counts for their hurdle as if it had been paid to them on that day, capital
     * first.
     */
    WaterfallState carryBack(WaterfallTerms terms, LocalDate on, Money amount) {
        WaterfallState now = accrued(terms, on);
        Money capital = smaller(amount, now.unreturned);
        Money left = amount.minus(capital);
        Money preferred = smaller(left, now.shortfall().minus(now.unreturned));
        preferred = preferred.isNegative() ? Money.zero(amount.currency()) : preferred;
        Money catchUp = smaller(amount, now.paid(Tier.CATCH_UP_CARRY));
        Money split = smaller(amount, now.paid(Tier.SPLIT_CARRY));
        Map<Tier, Money> change = new EnumMap<>(Tier.class);
        change.put(Tier.CAPITAL, capital);
        change.put(Tier.PREFERRED, preferred);
        change.put(Tier.SPLIT_INVESTOR, left.minus(preferred));
        change.put(Tier.SPLIT_CARRY, split.negated());
        change.put(Tier.CATCH_UP_CARRY, smaller(amount.minus(split), catchUp).negated());
        Map<Tier, BigDecimal> owed = new EnumMap<>(Tier.class);
        owed.putAll(now.exact);
        Map<Tier, Money> given = new EnumMap<>(Tier.class);
        given.putAll(now.paid);
        change.forEach((tier, part) -> {
            owed.put(tier, now.owed(tier).add(part.amount()));
            given.put(tier, now.paid(tier).plus(part));
        });
        BigDecimal after = now.hurdle.subtract(amount.amount());
        return new WaterfallState(
                on,
                now.unreturned.minus(capital),
                terms.account() == WaterfallTerms.Account.TIER_ACCOUNT ? after.max(BigDecimal.ZERO) : after,
                owed,
                given);
    }

    private static Money smaller(Money a, Money b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    BigDecimal owed(Tier tier) {
        return exact.getOrDefault(tier, BigDecimal.ZERO);
    }

    /** What a tier has been paid so far. */
    public Money paid(Tier tier) {
        return paid.getOrDefault(tier, Money.zero(unreturned.currency()));
    }

    /** Carried interest paid so far (G). */
    public Money carry() {
        return paid(Tier.CATCH_UP_CARRY).plus(paid(Tier.SPLIT_CARRY));
    }

    /** What the tiers above capital have paid so far: the distributed profit. */
    public Money profit() {
        return paid.entrySet().stream()
                .filter(entry -> entry.getKey() != Tier.CAPITAL)
                .map(Map.Entry::getValue)
                .reduce(Money.zero(unreturned.currency()), Money::plus);
    }

    /** What the investors still miss to their hurdle, capital included; zero when it is met. */
    public Money shortfall() {
        return Money.rounded(hurdle.max(BigDecimal.ZERO), unreturned.currency());
    }

    private static <T> Map<Tier, T> copy(Map<Tier, T> tiers) {
        Map<Tier, T> copy = new EnumMap<>(Tier.class);
        copy.putAll(tiers);
        return Collections.unmodifiableMap(copy);
    }
}

package io.jidi.fund.captable.rules;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A round's arithmetic (fund.md 5.3). Amounts in yuan, shares or yuan of registered capital; ratios are fractions of full
 * precision, to be rounded where they are shown.
 */
public final class RoundMath {

    private static final MathContext EXACT = MathContext.DECIMAL128;

    private RoundMath() {}

    /**
     * A priced round.
     *
     * @param price for one share: pre-money by fully diluted shares, the enlarged pool among them
     * @param newShares for the money
     * @param poolShares that the pool is enlarged by, before the money
     */
    public record Priced(
            BigDecimal preMoney,
            BigDecimal postMoney,
            BigDecimal price,
            BigDecimal newShares,
            BigDecimal poolShares,
            BigDecimal sharesAfter,
            BigDecimal newRate) {}

    /**
     * Prices a round.
     *
     * @param poolRate the pool's part of all shares after the round; zero: it is left as it is
     * @param pool shares that are in the pool already, among {@code shares}
     * @throws IllegalArgumentException where pool and new money leave nothing for the others
     */
    public static Priced price(
            BigDecimal preMoney, BigDecimal money, BigDecimal shares, BigDecimal pool, BigDecimal poolRate) {
        if (preMoney.signum() <= 0 || money.signum() <= 0 || shares.signum() <= 0 || pool.compareTo(shares) > 0) {
            throw new IllegalArgumentException(
                    "pre-money, money and shares are positive, the pool is among the shares");
        }
        BigDecimal post = preMoney.add(money);
        BigDecimal rate = money.divide(post, EXACT);
        BigDecimal others = BigDecimal.ONE.subtract(rate).subtract(poolRate);
        if (others.signum() <= 0) {
            throw new IllegalArgumentException("the pool of " + poolRate + " and the new money leave nothing");
        }
        BigDecimal enlarged = BigDecimal.ZERO;
        if (poolRate.signum() > 0) {
            BigDecimal after = shares.subtract(pool).divide(others, EXACT);
            enlarged = after.multiply(poolRate, EXACT).subtract(pool).max(BigDecimal.ZERO);
        }
        BigDecimal before = shares.add(enlarged);
        BigDecimal price = preMoney.divide(before, EXACT);
        BigDecimal issued = money.divide(price, EXACT);
        return new Priced(preMoney, post, price, issued, enlarged, before.add(issued), rate);
    }

    /**
     * The conversion price after a cheaper round, broad-based weighted average: {@code CP2 = CP1 × (A + B) ÷ (A + C)}. A round
     * that is not cheaper changes nothing.
     *
     * @param outstanding A: fully diluted shares before the round
     * @param money of the round, in yuan
     * @param issued C: shares that the round issues
     */
    public static BigDecimal weightedAverage(
            BigDecimal oldPrice, BigDecimal outstanding, BigDecimal money, BigDecimal issued) {
        if (money.compareTo(issued.multiply(oldPrice)) >= 0) {
            return oldPrice;
        }
        BigDecimal atOldPrice = money.divide(oldPrice, EXACT);
        return oldPrice.multiply(outstanding.add(atOldPrice)).divide(outstanding.add(issued), EXACT);
    }

    /** What is left of a share after a round: {@code own × (1 − new) + money ÷ post}. */
    public static BigDecimal diluted(BigDecimal own, BigDecimal newRate, BigDecimal ownMoney, BigDecimal postMoney) {
        return own.multiply(BigDecimal.ONE.subtract(newRate), EXACT).add(ownMoney.divide(postMoney, EXACT));
    }
}

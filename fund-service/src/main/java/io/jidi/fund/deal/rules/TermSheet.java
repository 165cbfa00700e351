package io.jidi.fund.deal.rules;

import io.jidi.platform.money.Money;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clauses of a round as data (fund.md 5.1, 5.3).
 *
 * @param preMoney value of the firm before the money
 * @param ownershipRate what the money gives, 0 to 1; null: what amount and pre-money give
 * @param pricePerShare yuan for one share or one yuan of registered capital; null: not agreed
 * @param liquidationMultiple of the money, before others; null: no preference
 * @param redemption null: none
 * @param informationRights what the fund is told, and how often
 */
public record TermSheet(
        String instrument,
        Money amount,
        Money preMoney,
        @Nullable BigDecimal ownershipRate,
        @Nullable BigDecimal pricePerShare,
        @Nullable BigDecimal liquidationMultiple,
        @Nullable AntiDilution antiDilution,
        @Nullable Redemption redemption,
        int boardSeats,
        String informationRights,
        boolean principalPromised,
        boolean minimumReturnPromised,
        boolean unlimitedLiability) {

    /** Ratios are compared to six decimals: agreements round there. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");

    /** How earlier investors are kept whole when a later round is cheaper (fund.md 5.3). */
    public enum AntiDilution {
        NONE,
        BROAD_BASED,
        FULL_RATCHET
    }

    /**
     * Who takes the stake back, when.
     *
     * @param conditional false: whatever happens
     * @param returnRate per year, simple; null: none agreed
     */
    public record Redemption(
            String by, boolean conditional, @Nullable BigDecimal returnRate) {}

    public Money postMoney() {
        return preMoney.plus(amount);
    }

    /** What the money gives of the firm. */
    public BigDecimal rate() {
        return amount.amount().divide(postMoney().amount(), MathContext.DECIMAL128);
    }

    /** What is unsound; empty for terms that may go on. */
    public List<Obstacle> faults() {
        List<Obstacle> faults = new ArrayList<>();
        if (ownershipRate != null && ownershipRate.subtract(rate()).abs().compareTo(TOLERANCE) > 0) {
            faults.add(new Obstacle(
                    "ownershipRate",
                    Text.of("持股比例与投资额 ÷ 投后估值不符：{0}", "The share is not the money by the post-money value: {0}")
                            .with(rate().round(new MathContext(8)).toPlainString())));
        }
        if (principalPromised || minimumReturnPromised) {
            faults.add(new Obstacle(
                    "R13", Text.of("承诺本金或最低收益（210号第13条）", "Principal or a minimum return is promised (210 Art. 13)")));
        }
        if (unlimitedLiability) {
            faults.add(new Obstacle("R01", Text.of("承担无限连带责任（1752号）", "Unlimited liability (1752)")));
        }
        // 名股实债: a stake that is taken back with a fixed return whatever happens is a loan (1752).
        if (redemption != null && !redemption.conditional() && redemption.returnRate() != null) {
            faults.add(new Obstacle(
                    "R01",
                    Text.of("无条件固定收益回购，属名股实债（1752号）", "Unconditional buy-back with a fixed return is a loan (1752)")));
        }
        return faults;
    }

    /** Whether every clause is the same; 0.2 is 0.20. */
    public boolean sameAs(TermSheet other) {
        return plain().equals(other.plain());
    }

    private TermSheet plain() {
        return new TermSheet(
                instrument,
                amount,
                preMoney,
                plain(ownershipRate),
                plain(pricePerShare),
                plain(liquidationMultiple),
                antiDilution,
                redemption == null
                        ? null
                        : new Redemption(redemption.by(), redemption.conditional(), plain(redemption.returnRate())),
                boardSeats,
                informationRights,
                principalPromised,
                minimumReturnPromised,
                unlimitedLiability);
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }
}

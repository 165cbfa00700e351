package io.jidi.fund.guidance.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Leverage by both definitions, side by side (fund.md 2.1). All amounts in yuan.
 *
 * @param guidance money of the province
 * @param total of the system
 * @param paidGuidance of the guidance money, what was paid in
 * @param paidSocial what others than the province have paid in
 */
public record Leverage(BigDecimal guidance, BigDecimal total, BigDecimal paidGuidance, BigDecimal paidSocial) {

    /** The official definition, by commitments: total ÷ guidance money; null without guidance money. */
    public @Nullable BigDecimal official() {
        return ratio(total, guidance);
    }

    /** By what was paid in: social ÷ guidance money; null while nothing of the latter is paid in. */
    public @Nullable BigDecimal paidIn() {
        return ratio(paidSocial, paidGuidance);
    }

    private static @Nullable BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? null
                : part.divide(whole, MathContext.DECIMAL128).setScale(10, RoundingMode.HALF_UP);
    }
}

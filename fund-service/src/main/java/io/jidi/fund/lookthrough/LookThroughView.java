package io.jidi.fund.lookthrough;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.lookthrough.rules.Fraction;
import io.jidi.fund.lookthrough.rules.Ownership;
import io.jidi.fund.lookthrough.rules.Ownership.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fund looked through, upwards to whose money it is, downwards to what it owns.
 *
 * @param money of the fund by tier; adds up to one
 * @param governmentShare all tiers of government together; null while more than all of the fund is held
 * @param holders direct and indirect, the nearest first
 * @param holdings funds and enterprises below, the nearest first
 */
public record LookThroughView(
        FundId fundId,
        LocalDate asOfDate,
        List<TierShare> money,
        @Nullable Share governmentShare,
        List<Node> holders,
        List<Node> holdings) {

    private static final int PLACES = 10;

    /**
     * A share.
     *
     * @param exact in lowest terms, {@code 2/15}
     * @param rate the same as a decimal of ten places
     */
    public record Share(String exact, BigDecimal rate) {
        static Share of(Fraction fraction) {
            return new Share(fraction.toString(), fraction.ratio(PLACES));
        }

        static @Nullable Share government(Ownership ownership, String key) {
            return ownership.governmentIn(key).map(Share::of).orElse(null);
        }

        static @Nullable Share exceeded(Ownership ownership, String key) {
            Fraction sum = ownership.exceeded().get(key);
            return sum == null ? null : of(sum);
        }
    }

    /** What comes from one tier. */
    public record TierShare(Tier tier, Share share) {}

    /**
     * Somebody above or something below.
     *
     * @param layer how many steps away, from 1
     * @param kind {@code FUND}, {@code PARTNER} or {@code ENTERPRISE}
     * @param code of the fund, or a credit code; null when a partner gave none
     * @param tier of a partner; null for others
     * @param share above: of this fund that it owns through all layers; below: of it that this fund owns
     * @param governmentShare the government's part of it; null where {@code exceeded}
     * @param exceeded how much of it all together hold, where that is more than all of it (V11): stakes of different days, to be
     *     put right by its cap table; null otherwise
     */
    public record Node(
            int layer,
            String kind,
            @Nullable String code,
            String name,
            @Nullable Tier tier,
            Share share,
            @Nullable Share governmentShare,
            @Nullable Share exceeded) {}
}

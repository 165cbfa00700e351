package io.jidi.fund.deal;

import io.jidi.fund.fund.FundId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deal as shown.
 *
 * @param round 1 for the first money, one more for each follow-on
 * @param prospectId what it was taken up from; null for a deal registered by hand
 */
public record DealView(
        DealId id,
        FundId fundId,
        String creditCode,
        String enterpriseName,
        DealStage stage,
        DealStanding standing,
        int round,
        @Nullable String prospectId,
        Instant registeredAt,
        long version) {}

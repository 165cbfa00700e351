package io.jidi.fund.deal;

import io.jidi.fund.fund.FundId;
import java.time.Instant;

/** A deal as shown. */
public record DealView(
        DealId id,
        FundId fundId,
        String creditCode,
        String enterpriseName,
        DealStage stage,
        Instant registeredAt,
        long version) {}

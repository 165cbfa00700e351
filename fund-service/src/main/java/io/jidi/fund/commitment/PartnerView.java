package io.jidi.fund.commitment;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.PartnerId;
import org.jspecify.annotations.Nullable;

/** A partner as shown. */
public record PartnerView(
        PartnerId id,
        FundId fundId,
        String name,
        PartnerKind kind,
        GovernmentTier governmentTier,
        MoneySource moneySource,
        @Nullable FundId investingFundId,
        @Nullable String creditCode,
        PartnerState state,
        @Nullable String sideLetter) {}

package io.jidi.fund.fund;

import io.jidi.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A fund as shown. */
public record FundView(
        FundId id,
        String code,
        String name,
        FundLayer layer,
        @Nullable FundClass fundClass,
        @Nullable FundId parentFundId,
        @Nullable Money targetSize,
        String currency,
        String regionCode,
        @Nullable String baseCode,
        String manager,
        FundState state,
        Instant createdAt,
        long version) {

    static FundView of(Fund fund) {
        return new FundView(
                fund.id(),
                fund.code(),
                fund.name(),
                fund.layer(),
                fund.fundClass().orElse(null),
                fund.parentFundId().orElse(null),
                fund.targetSize().orElse(null),
                fund.currency(),
                fund.regionCode(),
                fund.baseCode().orElse(null),
                fund.manager(),
                fund.state(),
                fund.createdAt(),
                fund.version());
    }
}

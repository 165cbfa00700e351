package io.jidi.fund.watchlist;

import io.jidi.fund.watchlist.rules.WatchPolicy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry of the watchlist as shown, with the deals that it touches. */
public record WatchEntryView(
        WatchEntryId id,
        String enterpriseId,
        String creditCode,
        String name,
        String regionCode,
        WatchPolicy.Position position,
        @Nullable String ladder,
        @Nullable String tier,
        @Nullable String previousTier,
        String reasonZh,
        String reasonEn,
        @Nullable String assessmentId,
        Instant since,
        List<String> dealIds) {}

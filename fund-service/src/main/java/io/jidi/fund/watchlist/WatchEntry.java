package io.jidi.fund.watchlist;

import io.jidi.fund.watchlist.rules.WatchPolicy;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** How one enterprise stands on the watchlist; written by {@link Watchlist} from events, read here for lists. */
@Entity
@Immutable
@Table(name = "watch_entry")
class WatchEntry {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "enterprise_id")
    private String enterpriseId = "";

    @Column(name = "credit_code")
    private String creditCode = "";

    private String name = "";

    @Column(name = "region_code")
    private String regionCode = "";

    @Enumerated(EnumType.STRING)
    private WatchPolicy.Position position = WatchPolicy.Position.CLEAR;

    private @Nullable String ladder;
    private @Nullable String tier;

    @Column(name = "previous_tier")
    private @Nullable String previousTier;

    @Column(name = "reason_zh")
    private String reasonZh = "";

    @Column(name = "reason_en")
    private String reasonEn = "";

    @Column(name = "assessment_id")
    private @Nullable String assessmentId;

    private Instant since = Instant.EPOCH;

    protected WatchEntry() {}

    String creditCode() {
        return creditCode;
    }

    WatchEntryView view(java.util.List<String> dealIds) {
        return new WatchEntryView(
                new WatchEntryId(id),
                enterpriseId,
                creditCode,
                name,
                regionCode,
                position,
                ladder,
                tier,
                previousTier,
                reasonZh,
                reasonEn,
                assessmentId,
                since,
                dealIds);
    }
}

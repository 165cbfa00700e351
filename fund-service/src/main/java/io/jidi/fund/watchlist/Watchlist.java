package io.jidi.fund.watchlist;

import io.jidi.fund.FundStreams;
import io.jidi.fund.watchlist.rules.WatchPolicy;
import io.jidi.platform.consume.ReadModel;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps the watchlist from the enterprises' events, and announces what changed. */
@ApplicationScoped
class Watchlist implements ReadModel {

    private static final String REGISTERED = "io.jidi.enterprise.enterprise.registered";
    private static final String TIER_CHANGED = "io.jidi.enterprise.tier.changed";

    private final Sql sql;
    private final Outbox outbox;

    Watchlist(Sql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    /** What this consumer uses of a registration. */
    record Registered(String enterpriseId, String creditCode, String name, String regionCode) {}

    /** What this consumer uses of a change of tier. */
    record TierChanged(
            String enterpriseId,
            String creditCode,
            String name,
            String regionCode,
            String ladder,
            @Nullable String previousTier,
            @Nullable String tier,
            String direction,
            String assessmentId) {}

    /** What is announced: the position, why, and which deals it touches. */
    record WatchChanged(
            String enterpriseId,
            String creditCode,
            String name,
            WatchPolicy.Position position,
            String ladder,
            @Nullable String previousTier,
            @Nullable String tier,
            String reasonZh,
            String reasonEn,
            String assessmentId,
            List<String> dealIds) {}

    @Override
    public String consumer() {
        return "watchlist";
    }

    @Override
    public Set<String> topics() {
        return Set.of("enterprise.enterprise.events.v1");
    }

    @Override
    public Set<String> types() {
        return Set.of(REGISTERED, TIER_CHANGED);
    }

    @Override
    public List<String> tables() {
        return List.of("watch_entry");
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (event.type().equals(REGISTERED)) {
            Registered firm = event.data(Registered.class);
            WatchPolicy.Decision decision = WatchPolicy.registered();
            store(
                    event,
                    new TierChanged(
                            firm.enterpriseId(),
                            firm.creditCode(),
                            firm.name(),
                            firm.regionCode(),
                            "",
                            null,
                            null,
                            "",
                            ""),
                    decision);
            return;
        }
        TierChanged change = event.data(TierChanged.class);
        WatchPolicy.Decision decision = WatchPolicy.judge(new WatchPolicy.TierChange(
                change.ladder(),
                change.previousTier(),
                change.tier(),
                change.direction().equals("RISE")));
        store(event, change, decision);
        announce(change, decision);
    }

    private void store(ReceivedEvent event, TierChanged change, WatchPolicy.Decision decision) {
        sql.update(
                "insert into watch_entry (id, enterprise_id, credit_code, name, region_code, position, ladder, tier,"
                        + " previous_tier, reason_zh, reason_en, assessment_id, since)"
                        + " values (?, ?, ?, ?, ?, ?, nullif(?, ''), ?, ?, ?, ?, nullif(?, ''), ?)"
                        + " on conflict (id) do update set credit_code = excluded.credit_code, name = excluded.name,"
                        + " region_code = excluded.region_code, position = excluded.position, ladder = excluded.ladder,"
                        + " tier = excluded.tier, previous_tier = excluded.previous_tier,"
                        + " reason_zh = excluded.reason_zh, reason_en = excluded.reason_en,"
                        + " assessment_id = excluded.assessment_id, since = excluded.since",
                TypeIds.parse("ent", change.enterpriseId()),
                change.enterpriseId(),
                change.creditCode(),
                change.name(),
                change.regionCode(),
                decision.position(),
                change.ladder(),
                change.tier(),
                change.previousTier(),
                decision.reason().zh(),
                decision.reason().en(),
                change.assessmentId(),
                event.time());
    }

    private void announce(TierChanged change, WatchPolicy.Decision decision) {
        WatchEntryId id = new WatchEntryId(TypeIds.parse("ent", change.enterpriseId()));
        outbox.append(new NewEvent(
                FundStreams.WATCHLIST,
                FundStreams.WATCHLIST.type("changed"),
                1,
                id,
                new WatchChanged(
                        change.enterpriseId(),
                        change.creditCode(),
                        change.name(),
                        decision.position(),
                        change.ladder(),
                        change.previousTier(),
                        change.tier(),
                        decision.reason().zh(),
                        decision.reason().en(),
                        change.assessmentId(),
                        WatchlistDeals.of(sql, change.creditCode())),
                null,
                "region:" + change.regionCode()));
    }
}

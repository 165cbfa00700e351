package io.jidi.fund.prospect;

import io.jidi.fund.watchlist.rules.WatchPolicy;
import io.jidi.platform.consume.EventHandler;
import io.jidi.platform.consume.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A firm that rises on a ladder becomes a prospect; what counts as a cause is the watchlist's own policy. */
@ApplicationScoped
class RisingFirms implements EventHandler {

    private final Prospects prospects;

    RisingFirms(Prospects prospects) {
        this.prospects = prospects;
    }

    /** What this consumer uses of a change of tier. */
    record TierChanged(
            String creditCode,
            String name,
            String regionCode,
            String ladder,
            @Nullable String previousTier,
            @Nullable String tier,
            String direction,
            String assessmentId) {}

    @Override
    public String consumer() {
        return "prospect-rising-firms";
    }

    @Override
    public Set<String> topics() {
        return Set.of("enterprise.enterprise.events.v1");
    }

    @Override
    public Set<String> types() {
        return Set.of("io.jidi.enterprise.tier.changed");
    }

    @Override
    public void handle(ReceivedEvent event) {
        TierChanged change = event.data(TierChanged.class);
        WatchPolicy.Decision decision = WatchPolicy.judge(new WatchPolicy.TierChange(
                change.ladder(),
                change.previousTier(),
                change.tier(),
                change.direction().equals("RISE")));
        if (decision.position() != WatchPolicy.Position.PROSPECT) {
            return;
        }
        prospects.open(new Prospects.New(
                change.creditCode(),
                change.name(),
                change.regionCode(),
                Prospect.Origin.WATCHLIST,
                change.assessmentId(),
                change.ladder(),
                change.tier(),
                null,
                null,
                decision.reason(),
                event.id()));
    }
}

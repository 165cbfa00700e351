package io.jidi.fund.prospect;

import io.jidi.platform.consume.EventHandler;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.money.Money;
import io.jidi.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A project that asks for funds makes its owner a prospect with the amount that lacks; once the request is closed, nobody need
 * look any more. A fund answers by taking the prospect up: the project learns of it from {@code deal.registered}, or from
 * {@code deal.moved} where the fund has a deal with the owner already and follows on.
 */
@ApplicationScoped
class FundsGaps implements EventHandler {

    private static final String OPENED = "io.jidi.project.project.funds-gap-opened";
    private static final String CLOSED = "io.jidi.project.project.funds-gap-closed";

    /** The project became restricted. */
    private static final String WITHDRAWN = "WITHDRAWN";

    private final Prospects prospects;

    FundsGaps(Prospects prospects) {
        this.prospects = prospects;
    }

    /** What this consumer uses of an opened one; {@code gap} in yuan. */
    record Told(
            String requestId,
            String projectId,
            String name,
            String regionCode,
            String ownerCreditCode,
            Money gap,
            LocalDate neededBy) {}

    /** Of a closed one; a project that became restricted has no owner there. */
    record Closed(String requestId, @Nullable String outcome) {}

    @Override
    public String consumer() {
        return "prospect-funds-gaps";
    }

    @Override
    public Set<String> topics() {
        return Set.of("project.project.events.v1");
    }

    @Override
    public Set<String> types() {
        return Set.of(OPENED, CLOSED);
    }

    private void close(Closed closed) {
        if (WITHDRAWN.equals(closed.outcome())) {
            prospects.forget(Prospect.Origin.FUNDS_GAP, closed.requestId());
        } else {
            prospects.withdraw(
                    Prospect.Origin.FUNDS_GAP,
                    closed.requestId(),
                    closed.outcome() == null ? "CLOSED" : closed.outcome());
        }
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (event.type().equals(CLOSED)) {
            close(event.data(Closed.class));
            return;
        }
        Told told = event.data(Told.class);
        // A request that is covered already when it is accepted asks nobody.
        if (!told.gap().isPositive()) {
            return;
        }
        prospects.open(new Prospects.New(
                told.ownerCreditCode(),
                prospects.nameOf(told.ownerCreditCode()),
                told.regionCode(),
                Prospect.Origin.FUNDS_GAP,
                told.requestId(),
                null,
                null,
                told.projectId(),
                new Prospects.Need(told.gap().amount(), told.neededBy()),
                Text.of("项目“{0}”尚缺资金 {1} 元，须于 {2} 前到位", "The project {0} lacks {1} yuan, needed by {2}")
                        .with(told.name(), told.gap().plain(), told.neededBy()),
                event.id()));
    }
}

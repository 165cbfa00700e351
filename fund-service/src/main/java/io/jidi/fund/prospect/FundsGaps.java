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
 * A project that lacks money, accepted as such by joint consultation, makes its owner a prospect; when the gap is closed, by whom
 * ever, nobody need look any more. project-service sees the answer by the deal that a fund registers with the owner.
 */
@ApplicationScoped
class FundsGaps implements EventHandler {

    private static final String OPENED = "io.jidi.project.project.funds-gap-opened";
    private static final String CLOSED = "io.jidi.project.project.funds-gap-closed";

    private final Prospects prospects;
    private final OwnerNames owners;

    FundsGaps(Prospects prospects, OwnerNames owners) {
        this.prospects = prospects;
        this.owners = owners;
    }

    /** What this consumer uses of a gap, opened or closed. */
    record Gap(
            String requestId,
            String projectId,
            String name,
            String regionCode,
            String ownerCreditCode,
            Money gap,
            LocalDate neededBy,
            @Nullable String outcome) {}

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

    @Override
    public void handle(ReceivedEvent event) {
        Gap gap = event.data(Gap.class);
        if (event.type().equals(CLOSED)) {
            prospects.dismissAnswered(gap.requestId(), "资金缺口已关闭 · gap closed: " + gap.outcome());
            return;
        }
        prospects.open(new Prospects.New(
                gap.ownerCreditCode(),
                owners.of(gap.ownerCreditCode()),
                gap.regionCode(),
                Prospect.Origin.FUNDS_GAP,
                gap.requestId(),
                null,
                null,
                gap.projectId(),
                Text.of("项目“{0}”尚缺资金 {1} 元，须于 {2} 前到位", "The project {0} lacks {1} yuan, needed by {2}")
                        .with(gap.name(), gap.gap().amount().toPlainString(), gap.neededBy()),
                event.id()));
    }
}

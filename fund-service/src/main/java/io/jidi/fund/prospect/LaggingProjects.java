package io.jidi.fund.prospect;

import io.jidi.platform.consume.EventHandler;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A project whose investment is behind its plan may need money: its owner becomes a prospect. That it asks for money is another
 * thing ({@link FundsGaps}); a light that is yellow or red for progress says no more than that, and neither does the reason.
 */
@ApplicationScoped
class LaggingProjects implements EventHandler {

    private static final String PROGRESS = "PROGRESS";

    private final Prospects prospects;

    LaggingProjects(Prospects prospects) {
        this.prospects = prospects;
    }

    /** What this consumer uses of a frozen light. */
    record Frozen(
            String lightId,
            String projectId,
            String name,
            String regionCode,
            @Nullable String ownerCreditCode,
            String month,
            String light,
            List<Cause> reasons) {}

    /** One reason of a light. */
    record Cause(@Nullable String dimension, String light) {}

    @Override
    public String consumer() {
        return "prospect-lagging-projects";
    }

    @Override
    public Set<String> topics() {
        return Set.of("project.project.events.v1");
    }

    @Override
    public Set<String> types() {
        return Set.of("io.jidi.project.light.frozen");
    }

    @Override
    public void handle(ReceivedEvent event) {
        Frozen frozen = event.data(Frozen.class);
        boolean behind = frozen.reasons().stream().anyMatch(one -> PROGRESS.equals(one.dimension()));
        if (frozen.ownerCreditCode() == null || !behind) {
            return;
        }
        prospects.open(new Prospects.New(
                frozen.ownerCreditCode(),
                prospects.nameOf(frozen.ownerCreditCode()),
                frozen.regionCode(),
                Prospect.Origin.PROJECT,
                frozen.lightId(),
                null,
                null,
                frozen.projectId(),
                null,
                Text.of("项目“{0}”{1} 投资进度落后于计划，可能需要资金", "The project {0} was behind its plan in {1}; it may need money")
                        .with(frozen.name(), frozen.month()),
                event.id()));
    }
}

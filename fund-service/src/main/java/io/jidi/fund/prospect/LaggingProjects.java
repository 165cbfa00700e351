package io.jidi.fund.prospect;

import io.jidi.platform.consume.EventHandler;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A project whose investment is behind its plan may need money before it asks for it ({@link FundsGaps}): its owner becomes a
 * prospect, and the reason says no more than that.
 */
@ApplicationScoped
class LaggingProjects implements EventHandler {

    private static final String PROGRESS = "PROGRESS";

    private final Prospects prospects;
    private final OwnerNames owners;

    LaggingProjects(Prospects prospects, OwnerNames owners) {
        this.prospects = prospects;
        this.owners = owners;
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
                owners.of(frozen.ownerCreditCode()),
                frozen.regionCode(),
                Prospect.Origin.PROJECT,
                frozen.lightId(),
                null,
                null,
                frozen.projectId(),
                Text.of("项目“{0}”{1} 投资进度落后于计划，可能需要资金", "The project {0} was behind its plan in {1}; it may need money")
                        .with(frozen.name(), frozen.month()),
                event.id()));
    }
}

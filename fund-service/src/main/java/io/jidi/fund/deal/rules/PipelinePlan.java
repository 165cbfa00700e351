package io.jidi.fund.deal.rules;

import io.jidi.fund.deal.DealStage;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All stages, each once. An item's key is one of the whole pipeline. */
public final class PipelinePlan {

    private final String edition;
    private final Map<DealStage, StageSpec> stages = new EnumMap<>(DealStage.class);

    public PipelinePlan(String edition, List<StageSpec> specs) {
        this.edition = edition;
        Set<String> keys = new HashSet<>();
        for (StageSpec spec : specs) {
            if (stages.put(spec.stage(), spec) != null) {
                throw new IllegalArgumentException("the stage " + spec.stage() + " stands twice");
            }
            for (Item item : spec.items()) {
                if (!keys.add(item.key())) {
                    throw new IllegalArgumentException("the item " + item.key() + " stands twice");
                }
            }
        }
        if (stages.size() != DealStage.values().length) {
            throw new IllegalArgumentException("there are ten stages, not " + stages.size());
        }
    }

    public String edition() {
        return edition;
    }

    public StageSpec stage(DealStage stage) {
        return Optional.ofNullable(stages.get(stage)).orElseThrow();
    }

    public List<StageSpec> stages() {
        return List.copyOf(stages.values());
    }

    /** The item and the stage that records it. */
    public Optional<Item> item(String key) {
        return stages.values().stream()
                .flatMap(spec -> spec.items().stream())
                .filter(item -> item.key().equals(key))
                .findFirst();
    }

    public Optional<DealStage> stageOf(String key) {
        return stages.values().stream()
                .filter(spec ->
                        spec.items().stream().anyMatch(item -> item.key().equals(key)))
                .map(StageSpec::stage)
                .findFirst();
    }
}

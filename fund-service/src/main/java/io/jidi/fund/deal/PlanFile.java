package io.jidi.fund.deal;

import io.jidi.fund.deal.rules.Condition;
import io.jidi.fund.deal.rules.Item;
import io.jidi.fund.deal.rules.ItemKind;
import io.jidi.fund.deal.rules.PipelinePlan;
import io.jidi.fund.deal.rules.StageSpec;
import io.jidi.fund.edition.ParameterFile;
import io.jidi.fund.edition.YamlFile;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The stages as they stand in a file. */
record PlanFile(String edition, Map<String, ParameterFile> parameters, List<StageFile> stages) {

    static PipelinePlan read(String path) {
        PlanFile file = YamlFile.resource(path, PlanFile.class);
        return new PipelinePlan(
                file.edition(),
                file.stages().stream()
                        .map(stage -> stage.spec(file.parameters()))
                        .toList());
    }

    /** A stage; without conditions or rules its gate asks for its items alone. */
    record StageFile(
            DealStage stage,
            Text name,
            List<ItemFile> items,
            @Nullable Set<Condition> conditions,
            @Nullable List<String> rules) {

        private StageSpec spec(Map<String, ParameterFile> parameters) {
            return new StageSpec(
                    stage,
                    name,
                    items.stream().map(item -> item.item(parameters)).toList(),
                    conditions == null ? Set.of() : conditions,
                    rules == null ? List.of() : rules);
        }
    }

    /** An item; {@code required} null: yes. {@code atLeast} names a parameter. */
    record ItemFile(
            String key,
            ItemKind kind,
            @Nullable Boolean required,
            @Nullable Boolean document,
            @Nullable Boolean second,
            @Nullable String mustBe,
            @Nullable String atLeast,
            String zh,
            String en) {

        private Item item(Map<String, ParameterFile> parameters) {
            return new Item(
                    key,
                    kind,
                    Text.of(zh, en),
                    !Boolean.FALSE.equals(required),
                    Boolean.TRUE.equals(document),
                    Boolean.TRUE.equals(second),
                    mustBe,
                    atLeast == null ? null : least(parameters));
        }

        private BigDecimal least(Map<String, ParameterFile> parameters) {
            return Optional.ofNullable(parameters.get(atLeast))
                    .map(ParameterFile::value)
                    .orElseThrow(() -> new IllegalStateException(key + " names the unknown parameter " + atLeast));
        }
    }
}

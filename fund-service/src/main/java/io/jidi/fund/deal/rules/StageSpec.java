package io.jidi.fund.deal.rules;

import io.jidi.fund.deal.DealStage;
import io.jidi.platform.text.Text;
import java.util.List;
import java.util.Set;

/**
 * What one stage records and what its exit gate asks.
 *
 * @param rules of the compliance catalogue that may not refuse when the gate is passed
 */
public record StageSpec(DealStage stage, Text name, List<Item> items, Set<Condition> conditions, List<String> rules) {

    public StageSpec {
        items = List.copyOf(items);
        conditions = Set.copyOf(conditions);
        rules = List.copyOf(rules);
    }
}

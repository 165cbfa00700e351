package io.jidi.fund.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.fund.compliance.rules.AllOf;
import io.jidi.fund.compliance.rules.Among;
import io.jidi.fund.compliance.rules.AnyOf;
import io.jidi.fund.compliance.rules.Compare;
import io.jidi.fund.compliance.rules.Condition;
import io.jidi.fund.compliance.rules.Fact;
import io.jidi.fund.compliance.rules.Is;
import io.jidi.fund.compliance.rules.Quantity;
import io.jidi.fund.compliance.rules.Relation;
import io.jidi.fund.compliance.rules.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The file form of conditions: {@code {fact: x, atMost: $y}}, {@code {share: [x, z], atLeast: terms.y}}, {@code {fact: x, is:
 * true}}, {@code {fact: x, oneOf: [A, B]}} (or {@code noneOf}), {@code {all: […]}}, {@code {any: […]}}. A bare word is a fact,
 * {@code $} a value of the catalogue, {@code terms.} one of the mother fund's terms.
 */
final class ConditionFile {

    private static final Map<String, Relation> RELATIONS = Map.of(
            "atMost", Relation.AT_MOST, "below", Relation.BELOW, "atLeast", Relation.AT_LEAST, "above", Relation.ABOVE);

    private ConditionFile() {}

    /** @throws IllegalArgumentException for anything else */
    static Condition read(JsonNode node) {
        Set<String> keys = new java.util.TreeSet<>();
        node.fieldNames().forEachRemaining(keys::add);
        if (keys.equals(Set.of("all"))) {
            return new AllOf(parts(node.get("all")));
        }
        if (keys.equals(Set.of("any"))) {
            return new AnyOf(parts(node.get("any")));
        }
        if (keys.equals(Set.of("fact", "is"))) {
            return new Is(fact(node.get("fact")), node.get("is").booleanValue());
        }
        if (keys.equals(Set.of("fact", "oneOf")) || keys.equals(Set.of("fact", "noneOf"))) {
            boolean wanted = keys.contains("oneOf");
            return new Among(fact(node.get("fact")), wanted, texts(node.get(wanted ? "oneOf" : "noneOf")));
        }
        for (Map.Entry<String, Relation> relation : RELATIONS.entrySet()) {
            if (keys.equals(Set.of("fact", relation.getKey()))) {
                return new Compare(
                        new Quantity.OfFact(fact(node.get("fact"))),
                        relation.getValue(),
                        quantity(node.get(relation.getKey())));
            }
            if (keys.equals(Set.of("share", relation.getKey()))) {
                JsonNode share = node.get("share");
                return new Share(
                        fact(share.path(0)),
                        fact(share.path(1)),
                        relation.getValue(),
                        quantity(node.get(relation.getKey())));
            }
        }
        throw new IllegalArgumentException("no condition is written with " + keys);
    }

    private static List<Condition> parts(JsonNode list) {
        List<Condition> parts = new ArrayList<>();
        list.forEach(part -> parts.add(read(part)));
        return parts;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static Fact fact(JsonNode name) {
        return Fact.byKey(name.asText())
                .orElseThrow(() -> new IllegalArgumentException("there is no fact " + name.asText()));
    }

    private static Quantity quantity(JsonNode name) {
        String text = name.asText();
        if (text.startsWith("$")) {
            return new Quantity.OfParameter(text.substring(1), false);
        }
        if (text.startsWith("terms.")) {
            return new Quantity.OfParameter(text.substring("terms.".length()), true);
        }
        return new Quantity.OfFact(fact(name));
    }
}

package io.jidi.enterprise.criteria;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.enterprise.criteria.rules.DatumType;
import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.criteria.rules.Unit;
import io.jidi.enterprise.criteria.rules.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The file form of the field catalogue. */
final class IndicatorFile {

    private IndicatorFile() {}

    static Indicators read(JsonNode file, String name) {
        Tree tree = new Tree(file, name);
        List<Indicator> indicators = new ArrayList<>();
        tree.named("indicators").forEach((key, field) -> indicators.add(indicator(key, field)));
        tree.done();
        return tree.at("indicators", () -> new Indicators(indicators));
    }

    private static Indicator indicator(String key, Tree field) {
        Indicator.Kind kind = field.constant("kind", Indicator.Kind.class);
        boolean value = kind == Indicator.Kind.YEARLY || kind == Indicator.Kind.SINGLE;
        DatumType type = value ? field.constant("type", DatumType.class) : DatumType.CODE;
        Unit unit = unit(field);
        Wording name = field.ownWording();
        Wording description = field.wording("description");
        boolean nonNegative = !field.flag("mayBeNegative", false);
        Map<String, Wording> codes = codes(field);
        Map<String, Indicator.Attribute> attributes = new LinkedHashMap<>();
        if (kind == Indicator.Kind.LIST) {
            field.named("attributes")
                    .forEach((attribute, tree) -> attributes.put(attribute, attribute(attribute, tree)));
        }
        field.done();
        return field.at(
                "", () -> new Indicator(key, kind, type, unit, name, description, nonNegative, codes, attributes));
    }

    private static Indicator.Attribute attribute(String key, Tree tree) {
        Indicator.Attribute attribute = new Indicator.Attribute(
                key,
                tree.constant("type", DatumType.class),
                unit(tree),
                tree.ownWording(),
                tree.flag("required", false),
                codes(tree));
        tree.done();
        return attribute;
    }

    private static Unit unit(Tree tree) {
        if (!tree.has("unit")) {
            return Unit.NONE;
        }
        String symbol = tree.text("unit");
        return tree.at("unit", () -> Unit.ofSymbol(symbol));
    }

    private static Map<String, Wording> codes(Tree tree) {
        Map<String, Wording> codes = new LinkedHashMap<>();
        if (tree.has("codes")) {
            tree.named("codes").forEach((code, names) -> {
                codes.put(code, names.ownWording());
                names.done();
            });
        }
        return codes;
    }
}

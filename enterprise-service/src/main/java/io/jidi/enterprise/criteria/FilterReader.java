package io.jidi.enterprise.criteria;

import io.jidi.enterprise.criteria.rules.DatumType;
import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.criteria.rules.ItemFilter;
import io.jidi.enterprise.criteria.rules.ItemTest;
import io.jidi.enterprise.criteria.rules.Moment;
import io.jidi.enterprise.criteria.rules.Op;
import java.util.ArrayList;
import java.util.List;

/** The {@code where} of a list: per attribute one test. */
record FilterReader(Indicators catalogue, Parameters parameters) {

    ItemFilter read(Tree tree, String key) {
        String name = tree.text(key);
        Indicator list = tree.at(key, () -> catalogue.get(name, Indicator.Kind.LIST));
        List<ItemTest> tests = new ArrayList<>();
        if (tree.has("where")) {
            tree.named("where").forEach((attribute, test) -> tests.add(test(list, attribute, test)));
        }
        return new ItemFilter(list, List.copyOf(tests));
    }

    private ItemTest test(Indicator list, String name, Tree tree) {
        ItemTest test = switch (tree.oneOf(
                "in", "is", "atMost", "atLeast", "withinYears", "inYears", "notAfter", "notBefore")) {
            case "in" -> codeIn(attribute(list, tree, name, DatumType.CODE), tree);
            case "is" -> new ItemTest.FlagSet(attribute(list, tree, name, DatumType.FLAG), tree.flag("is", true));
            case "atMost" ->
                new ItemTest.Within(
                        attribute(list, tree, name, DatumType.NUMBER),
                        Op.AT_MOST,
                        parameters.threshold(tree, "atMost").held());
            case "atLeast" ->
                new ItemTest.Within(
                        attribute(list, tree, name, DatumType.NUMBER),
                        Op.AT_LEAST,
                        parameters.threshold(tree, "atLeast").held());
            case "withinYears" ->
                new ItemTest.YearsBefore(
                        attribute(list, tree, name, DatumType.DATE),
                        parameters.whole(tree, "withinYears"),
                        tree.constant("before", Moment.class));
            case "inYears" ->
                new ItemTest.InYears(attribute(list, tree, name, DatumType.DATE), parameters.years(tree, "inYears"));
            case "notAfter" ->
                new ItemTest.DayAgainst(
                        attribute(list, tree, name, DatumType.DATE),
                        Op.AT_MOST,
                        tree.constant("notAfter", Moment.class));
            default ->
                new ItemTest.DayAgainst(
                        attribute(list, tree, name, DatumType.DATE),
                        Op.AT_LEAST,
                        tree.constant("notBefore", Moment.class));
        };
        tree.done();
        return test;
    }

    private ItemTest codeIn(Indicator.Attribute attribute, Tree tree) {
        List<String> codes = parameters.codes(tree, "in");
        codes.stream()
                .filter(code ->
                        !attribute.codes().isEmpty() && !attribute.codes().containsKey(code))
                .findFirst()
                .ifPresent(code -> {
                    throw tree.refuse(
                            "in",
                            "“" + code + "”不在代码 " + attribute.codes().keySet() + " 之中",
                            "\"" + code + "\" is none of the codes "
                                    + attribute.codes().keySet());
                });
        return new ItemTest.CodeIn(attribute, codes);
    }

    static Indicator.Attribute attribute(Indicator list, Tree tree, String name, DatumType type) {
        Indicator.Attribute attribute = list.attributes().get(name);
        if (attribute == null || attribute.type() != type) {
            throw tree.refuse(
                    name,
                    "清单 " + list.key() + " 没有类型为 " + type + " 的属性“" + name + "”",
                    "list " + list.key() + " has no " + type + " attribute \"" + name + "\"");
        }
        return attribute;
    }
}

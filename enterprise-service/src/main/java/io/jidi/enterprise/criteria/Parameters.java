package io.jidi.enterprise.criteria;

import io.jidi.enterprise.criteria.rules.Parameter;
import io.jidi.enterprise.criteria.rules.Quantity;
import io.jidi.enterprise.criteria.rules.Threshold;
import io.jidi.enterprise.criteria.rules.Unit;
import io.jidi.enterprise.criteria.rules.Wording;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parameters of one edition while it is read: every reference must find one, and every one must be referred to. */
final class Parameters {

    /** Keeps the names of quantities and parameters apart. */
    private static final String QUANTITY = "quantity ";

    private final Map<String, Parameter> byName = new LinkedHashMap<>();
    private final Map<String, Quantity> quantities = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    static Parameters read(Tree edition) {
        Parameters parameters = new Parameters();
        edition.named("parameters").forEach((name, tree) -> parameters.byName.put(name, parameter(name, tree)));
        return parameters;
    }

    private static Parameter parameter(String name, Tree tree) {
        Parameter.Value value = switch (tree.oneOf("value", "choice", "codes", "years")) {
            case "value" -> {
                String symbol = tree.text("unit");
                yield new Parameter.Amount(tree.decimal("value"), tree.at("unit", () -> Unit.ofSymbol(symbol)));
            }
            case "choice" -> {
                String chosen = tree.text("choice");
                List<String> options = tree.texts("options");
                yield tree.at("choice", () -> new Parameter.Choice(chosen, options));
            }
            case "codes" -> new Parameter.Codes(tree.texts("codes"));
            default -> new Parameter.Years(tree.wholes("years"));
        };
        Wording wording = tree.ownWording();
        boolean confirmed = tree.flag("confirmed", true);
        tree.done();
        return new Parameter(name, value, wording, confirmed);
    }

    Map<String, Parameter> all() {
        return byName;
    }

    private <V extends Parameter.Value> V find(Tree tree, String key, Class<V> type) {
        String name = tree.text(key);
        Parameter parameter = byName.get(name);
        if (parameter == null) {
            throw tree.refuse(
                    key,
                    "没有名为“" + name + "”的参数，已有 " + byName.keySet(),
                    "no parameter is called \"" + name + "\"; there are " + byName.keySet());
        }
        if (!type.isInstance(parameter.value())) {
            throw tree.refuse(
                    key,
                    "参数 " + name + " 的类型是 " + parameter.value().getClass().getSimpleName() + "，需要 "
                            + type.getSimpleName(),
                    "parameter " + name + " is a "
                            + parameter.value().getClass().getSimpleName() + ", needed is a " + type.getSimpleName());
        }
        used.add(name);
        return type.cast(parameter.value());
    }

    Threshold threshold(Tree tree, String key) {
        Parameter.Amount amount = find(tree, key, Parameter.Amount.class);
        return new Threshold(tree.text(key), amount.unit().held(amount.written()), amount.unit());
    }

    int whole(Tree tree, String key) {
        Parameter.Amount amount = find(tree, key, Parameter.Amount.class);
        return tree.at(key, () -> amount.written().intValueExact());
    }

    String choice(Tree tree, String key) {
        return find(tree, key, Parameter.Choice.class).chosen();
    }

    List<String> options(Tree tree, String key) {
        return find(tree, key, Parameter.Choice.class).options();
    }

    /** Codes written in place, or the name of a parameter that holds them. */
    List<String> codes(Tree tree, String key) {
        return tree.isText(key) ? find(tree, key, Parameter.Codes.class).codes() : tree.texts(key);
    }

    /** Year offsets written in place, or the name of a parameter that holds them. */
    List<Integer> years(Tree tree, String key) {
        return tree.isText(key) ? find(tree, key, Parameter.Years.class).offsets() : tree.wholes(key);
    }

    /** Names a derived value that several criteria use. */
    void define(String name, Quantity quantity) {
        quantities.put(name, quantity);
    }

    Quantity quantity(Tree tree, String key) {
        String name = tree.text(key);
        Quantity quantity = quantities.get(name);
        if (quantity == null) {
            throw tree.refuse(
                    key,
                    "没有名为“" + name + "”的量，已有 " + quantities.keySet(),
                    "no quantity is called \"" + name + "\"; there are " + quantities.keySet());
        }
        used.add(QUANTITY + name);
        return quantity;
    }

    void refuseUnused(Tree edition) {
        quantities.keySet().stream()
                .filter(name -> !used.contains(QUANTITY + name))
                .findFirst()
                .ifPresent(name -> {
                    throw edition.refuse("quantities/" + name, "没有任何条件使用", "is used by no criterion");
                });
        byName.keySet().stream()
                .filter(name -> !used.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw edition.refuse("parameters/" + name, "没有任何条件使用", "is used by no criterion");
                });
    }
}

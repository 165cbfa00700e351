package io.jidi.enterprise.criteria;

import io.jidi.enterprise.criteria.rules.AllOf;
import io.jidi.enterprise.criteria.rules.AnyOf;
import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.ByKind;
import io.jidi.enterprise.criteria.rules.CodeIn;
import io.jidi.enterprise.criteria.rules.Comparison;
import io.jidi.enterprise.criteria.rules.Condition;
import io.jidi.enterprise.criteria.rules.DatumType;
import io.jidi.enterprise.criteria.rules.FieldValue;
import io.jidi.enterprise.criteria.rules.FlagIs;
import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.criteria.rules.IndustryOutside;
import io.jidi.enterprise.criteria.rules.Judged;
import io.jidi.enterprise.criteria.rules.Op;
import io.jidi.enterprise.criteria.rules.Quantity;
import io.jidi.enterprise.criteria.rules.Scored;
import io.jidi.enterprise.criteria.rules.SizeClass;
import io.jidi.enterprise.criteria.rules.SizeStandard;
import io.jidi.enterprise.criteria.rules.SizeWithin;
import io.jidi.enterprise.criteria.rules.Threshold;
import io.jidi.enterprise.criteria.rules.Unit;
import io.jidi.enterprise.criteria.rules.Wording;
import io.jidi.enterprise.criteria.rules.YearsSince;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Conditions in their file form: one object whose first key names the kind of condition.
 *
 * @param size the size standard of the edition, absent when it names none
 * @param bound year given by a surrounding eachYear or anyYear, absent outside of one
 */
record ConditionReader(
        Indicators catalogue,
        Parameters parameters,
        @Nullable SizeStandard size,
        @Nullable Integer bound) {

    private static final int LAST_YEAR = -1;
    private static final Pattern GB_T_4754 = Pattern.compile("[A-T](\\d{2,4})?");

    Condition read(Tree tree) {
        Condition condition = switch (tree.oneOf(
                "compare",
                "all",
                "any",
                "eachYear",
                "anyYear",
                "flag",
                "code",
                "judged",
                "size",
                "industryOutside",
                "score",
                "byKind")) {
            case "compare" -> comparison(tree);
            case "all" -> new AllOf(parts(tree, "all"));
            case "any" -> new AnyOf(parts(tree, "any"));
            case "eachYear" -> new AllOf(perYear(tree, "eachYear"));
            case "anyYear" -> new AnyOf(perYear(tree, "anyYear"));
            case "flag" ->
                new FlagIs(single(tree, "flag", DatumType.FLAG), tree.flag("is", true), tree.wordingOrNull("say"));
            case "code" -> codeIn(tree);
            case "judged" -> new Judged(indicator(tree, "judged", Indicator.Kind.JUDGEMENT));
            case "size" -> sizeWithin(tree);
            case "industryOutside" -> industryOutside(tree);
            case "byKind" -> byKind(tree);
            default -> scored(tree);
        };
        tree.done();
        return condition;
    }

    private List<Condition> parts(Tree tree, String key) {
        return tree.children(key).stream().map(this::read).toList();
    }

    private Condition byKind(Tree tree) {
        Map<ApplicationKind, Condition> kinds = new EnumMap<>(ApplicationKind.class);
        tree.named("byKind")
                .forEach((name, condition) ->
                        kinds.put(tree.at("byKind", () -> ApplicationKind.valueOf(name)), read(condition)));
        return tree.at("byKind", () -> new ByKind(kinds));
    }

    /** EACH_YEAR: the same requirement written once and asked for every year. */
    private List<Condition> perYear(Tree tree, String key) {
        List<Condition> years = new ArrayList<>();
        for (int year : parameters.years(tree, key)) {
            years.add(new ConditionReader(catalogue, parameters, size, year).read(tree.child("test")));
        }
        return years;
    }

    private Condition comparison(Tree tree) {
        Quantity quantity = tree.isText("compare")
                ? parameters.quantity(tree, "compare")
                : new QuantityReader(catalogue, parameters, bound).read(tree.child("compare"));
        Op op = op(tree);
        Threshold threshold = parameters.threshold(tree, "threshold");
        if (threshold.unit() != quantity.unit()) {
            throw tree.refuse(
                    "threshold",
                    "参数 " + threshold.parameter() + " 的单位是“" + threshold.unit().symbol() + "”，所比较的是“"
                            + quantity.unit().symbol() + "”",
                    threshold.parameter() + " is in \"" + threshold.unit().symbol() + "\", compared is \""
                            + quantity.unit().symbol() + "\"");
        }
        if (quantity instanceof YearsSince) {
            tree.at("threshold", () -> threshold.held().floor().longValueExact());
            if (!threshold.held().exact().matches("\\d+")) {
                throw tree.refuse(
                        "threshold",
                        "时间以整年比较，不能是 " + threshold.written(),
                        "a time is compared with whole years, not " + threshold.written());
            }
        }
        return new Comparison(quantity, op, threshold, tree.wordingOrNull("say"));
    }

    static Op op(Tree tree) {
        String written = tree.text("op");
        return tree.at("op", () -> Op.ofWritten(written));
    }

    private Indicator indicator(Tree tree, String key, Indicator.Kind kind) {
        String name = tree.text(key);
        return tree.at(key, () -> catalogue.get(name, kind));
    }

    private Indicator single(Tree tree, String key, DatumType type) {
        Indicator indicator = indicator(tree, key, Indicator.Kind.SINGLE);
        if (indicator.type() != type) {
            throw tree.refuse(
                    key,
                    indicator.key() + " 的类型是 " + indicator.type() + "，不是 " + type,
                    indicator.key() + " is " + indicator.type() + ", not " + type);
        }
        return indicator;
    }

    private Condition codeIn(Tree tree) {
        Indicator field = single(tree, "code", DatumType.CODE);
        List<String> codes = parameters.codes(tree, "in");
        for (String code : codes) {
            tree.at("in", () -> field.parse(code));
        }
        return new CodeIn(field, codes, tree.wordingOrNull("say"));
    }

    private Condition sizeWithin(Tree tree) {
        if (size == null) {
            throw tree.refuse("size", "版本没有写明 sizeStandard", "the edition names no sizeStandard");
        }
        SizeStandard standard = size;
        Set<SizeClass> allowed = EnumSet.copyOf(tree.constants("size", SizeClass.class));
        return tree.at("size", () -> sizeWithin(standard, allowed, catalogue));
    }

    static SizeWithin sizeWithin(SizeStandard standard, Set<SizeClass> allowed, Indicators catalogue) {
        return new SizeWithin(
                standard,
                allowed,
                catalogue.get("industryCode", Indicator.Kind.SINGLE),
                Map.of(
                        SizeStandard.Metric.EMPLOYEES, figure(catalogue, "employees"),
                        SizeStandard.Metric.REVENUE, figure(catalogue, "revenue"),
                        SizeStandard.Metric.ASSETS, figure(catalogue, "totalAssets")));
    }

    private static FieldValue figure(Indicators catalogue, String key) {
        return FieldValue.of(catalogue.get(key, Indicator.Kind.YEARLY), LAST_YEAR);
    }

    private Condition industryOutside(Tree tree) {
        List<String> excluded = parameters.codes(tree, "industryOutside");
        excluded.stream()
                .filter(code -> !GB_T_4754.matcher(code).matches())
                .findFirst()
                .ifPresent(code -> {
                    throw tree.refuse(
                            "industryOutside",
                            "“" + code + "”不是 GB/T 4754 代码，如 B 或 C16",
                            "\"" + code + "\" is no GB/T 4754 code such as B or C16");
                });
        return new IndustryOutside(
                tree.at("industryOutside", () -> catalogue.get("industryCode", Indicator.Kind.SINGLE)),
                excluded,
                tree.wordingOrNull("say"));
    }

    private Condition scored(Tree tree) {
        Quantity points = new QuantityReader(catalogue, parameters, bound).read(tree.child("score"));
        if (points.unit() != Unit.POINTS) {
            throw tree.refuse("score", "不给出分值", "gives no points");
        }
        Wording say = tree.wording("say");
        return new Scored(points, tree.whole("most"), say);
    }
}

package io.jidi.enterprise.criteria;

import io.jidi.enterprise.criteria.rules.Banded;
import io.jidi.enterprise.criteria.rules.CalendarYear;
import io.jidi.enterprise.criteria.rules.CompoundGrowth;
import io.jidi.enterprise.criteria.rules.Count;
import io.jidi.enterprise.criteria.rules.DatumType;
import io.jidi.enterprise.criteria.rules.Extreme;
import io.jidi.enterprise.criteria.rules.FieldValue;
import io.jidi.enterprise.criteria.rules.FloorDivision;
import io.jidi.enterprise.criteria.rules.Growth;
import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.criteria.rules.LatestOfList;
import io.jidi.enterprise.criteria.rules.Mean;
import io.jidi.enterprise.criteria.rules.MeanGrowth;
import io.jidi.enterprise.criteria.rules.Moment;
import io.jidi.enterprise.criteria.rules.MoneyAttribute;
import io.jidi.enterprise.criteria.rules.Op;
import io.jidi.enterprise.criteria.rules.PointsByCode;
import io.jidi.enterprise.criteria.rules.Quantity;
import io.jidi.enterprise.criteria.rules.Ratio;
import io.jidi.enterprise.criteria.rules.SourceKind;
import io.jidi.enterprise.criteria.rules.Total;
import io.jidi.enterprise.criteria.rules.TotalOfList;
import io.jidi.enterprise.criteria.rules.TotalRatio;
import io.jidi.enterprise.criteria.rules.Unit;
import io.jidi.enterprise.criteria.rules.YearsSince;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Derived values in their file form: one object whose first key names the derivation.
 *
 * @param bound year given by a surrounding eachYear or anyYear, absent outside of one
 */
record QuantityReader(
        Indicators catalogue,
        Parameters parameters,
        @Nullable Integer bound) {

    private static final String[] DERIVATIONS = {
        "value",
        "ratio",
        "ratioOfSums",
        "growth",
        "meanGrowth",
        "cagr",
        "sum",
        "mean",
        "count",
        "yearsSince",
        "yearOf",
        "max",
        "min",
        "floorDiv",
        "banded",
        "points",
        "latest",
        "total",
        "choose"
    };

    Quantity read(Tree tree) {
        Quantity quantity = switch (tree.oneOf(DERIVATIONS)) {
            case "value" -> field(tree, "value", sources(tree));
            case "ratio" -> ratio(tree);
            case "ratioOfSums" -> ratioOfSums(tree);
            case "growth" -> new Growth(field(tree, "growth", Set.of()));
            case "meanGrowth" -> meanGrowth(tree);
            case "cagr" -> new CompoundGrowth(field(tree, "cagr", Set.of()), span(tree));
            case "sum" -> new Total(fields(tree, "sum"));
            case "mean" -> new Mean(new Total(fields(tree, "mean")));
            case "count" -> new Count(new FilterReader(catalogue, parameters).read(tree, "count"));
            case "yearsSince" ->
                new YearsSince(single(tree, "yearsSince", DatumType.DATE), tree.constant("at", Moment.class));
            case "yearOf" -> new CalendarYear(single(tree, "yearOf", DatumType.DATE));
            case "max" -> extreme(tree, "max");
            case "min" -> extreme(tree, "min");
            case "floorDiv" ->
                new FloorDivision(read(tree.child("floorDiv")), positive(tree, "by"), positive(tree, "atMost"));
            case "banded" -> banded(tree);
            case "points" -> pointsByCode(tree);
            case "latest" ->
                new LatestOfList(
                        new FilterReader(catalogue, parameters).read(tree, "latest"),
                        attribute(list(tree, "latest"), tree, "by", DatumType.DATE),
                        money(tree, list(tree, "latest")));
            case "total" ->
                new TotalOfList(
                        new FilterReader(catalogue, parameters).read(tree, "total"), money(tree, list(tree, "total")));
            default -> choose(tree);
        };
        tree.done();
        return quantity;
    }

    private FieldValue field(Tree tree, String key, Set<SourceKind> sources) {
        return new FieldValue(yearly(tree, key), year(tree), sources);
    }

    private int year(Tree tree) {
        if (bound == null) {
            return tree.whole("year");
        }
        if (tree.has("year")) {
            throw tree.refuse("year", "已由外层的 eachYear 或 anyYear 给出", "is given by the eachYear or anyYear around it");
        }
        return bound;
    }

    private Indicator yearly(Tree tree, String key) {
        String name = tree.text(key);
        Indicator indicator = tree.at(key, () -> catalogue.get(name, Indicator.Kind.YEARLY));
        if (indicator.type() != DatumType.NUMBER) {
            throw tree.refuse(key, name + " 不是数值", name + " is no number");
        }
        return indicator;
    }

    private Indicator single(Tree tree, String key, DatumType type) {
        String name = tree.text(key);
        Indicator indicator = tree.at(key, () -> catalogue.get(name, Indicator.Kind.SINGLE));
        if (indicator.type() != type) {
            throw tree.refuse(
                    key,
                    name + " 的类型是 " + indicator.type() + "，不是 " + type,
                    name + " is " + indicator.type() + ", not " + type);
        }
        return indicator;
    }

    private static Set<SourceKind> sources(Tree tree) {
        return tree.has("from") ? Set.copyOf(tree.constants("from", SourceKind.class)) : Set.of();
    }

    private Quantity ratio(Tree tree) {
        Tree both = tree.child("ratio");
        int year = year(tree);
        Ratio ratio = new Ratio(FieldValue.of(yearly(both, "of"), year), FieldValue.of(yearly(both, "to"), year));
        refuseMixedUnits(tree, "ratio", ratio.part(), ratio.base());
        both.done();
        return ratio;
    }

    private Quantity ratioOfSums(Tree tree) {
        Tree both = tree.child("ratioOfSums");
        TotalRatio ratio = new TotalRatio(new Total(fields(both, "of", tree)), new Total(fields(both, "to", tree)));
        refuseMixedUnits(tree, "ratioOfSums", ratio.part(), ratio.base());
        both.done();
        return ratio;
    }

    private static void refuseMixedUnits(Tree tree, String key, Quantity part, Quantity base) {
        if (part.unit() != base.unit()) {
            throw tree.refuse(
                    key,
                    "分子单位“" + part.unit().symbol() + "”与分母单位“" + base.unit().symbol() + "”不同",
                    "has " + part.unit() + " above " + base.unit());
        }
    }

    private Quantity meanGrowth(Tree tree) {
        FieldValue last = field(tree, "meanGrowth", Set.of());
        int years = span(tree);
        return parameters.choice(tree, "averaging").equals("ARITHMETIC")
                ? MeanGrowth.over(last, years)
                : new CompoundGrowth(last, years);
    }

    private static int span(Tree tree) {
        return positive(tree, "over");
    }

    private static int positive(Tree tree, String key) {
        int number = tree.whole(key);
        if (number < 1) {
            throw tree.refuse(key, number + " 不大于零", number + " is not above zero");
        }
        return number;
    }

    private List<FieldValue> fields(Tree tree, String key) {
        return fields(tree, key, tree);
    }

    private List<FieldValue> fields(Tree tree, String key, Tree withYears) {
        Indicator field = yearly(tree, key);
        return parameters.years(withYears, "years").stream()
                .map(year -> FieldValue.of(field, year))
                .toList();
    }

    private Quantity extreme(Tree tree, String key) {
        List<Quantity> members = tree.children(key).stream().map(this::read).toList();
        if (members.stream().map(Quantity::unit).distinct().count() != 1) {
            throw tree.refuse(key, "比较的单位不同", "compares different units");
        }
        return new Extreme(key.equals("max"), members);
    }

    private Quantity banded(Tree tree) {
        Quantity of = read(tree.child("banded"));
        List<Banded.Band> bands = new ArrayList<>();
        for (Tree band : tree.children("bands")) {
            String key = band.oneOf("min", "max", "above");
            bands.add(band.at(
                    "least",
                    () -> new Banded.Band(
                            key.equals("min") ? Op.AT_LEAST : key.equals("max") ? Op.AT_MOST : Op.MORE_THAN,
                            of.unit().held(band.decimal(key)),
                            band.whole("points"),
                            band.whole("least", band.whole("points")))));
            band.done();
        }
        int otherwise = tree.whole("otherwise");
        return tree.at("bands", () -> new Banded(of, bands, otherwise));
    }

    private Quantity pointsByCode(Tree tree) {
        Tree points = tree.child("points");
        String name = points.text("of");
        Indicator indicator = points.at("of", () -> catalogue.get(name, Indicator.Kind.SINGLE));
        Map<String, Integer> byCode = new LinkedHashMap<>();
        Tree codes = points.child("by");
        Set<String> known = indicator.type() == DatumType.FLAG
                ? Set.of("yes", "no")
                : indicator.codes().keySet();
        known.forEach(code -> byCode.put(code, codes.whole(code)));
        codes.done();
        points.done();
        return new PointsByCode(indicator, byCode);
    }

    private Indicator list(Tree tree, String key) {
        String name = tree.text(key);
        return tree.at(key, () -> catalogue.get(name, Indicator.Kind.LIST));
    }

    private static Indicator.Attribute attribute(Indicator list, Tree tree, String key, DatumType type) {
        return FilterReader.attribute(list, tree, tree.text(key), type);
    }

    private static MoneyAttribute money(Tree tree, Indicator list) {
        String target = tree.text("in");
        String symbol = tree.text("unit");
        Unit unit = tree.at("unit", () -> Unit.ofSymbol(symbol));
        return new MoneyAttribute(
                attribute(list, tree, "amount", DatumType.NUMBER),
                attribute(list, tree, "currency", DatumType.CODE),
                attribute(list, tree, "by", DatumType.DATE),
                target,
                unit);
    }

    /** A reading of an open wording: the parameter decides which of the written cases is computed. */
    private Quantity choose(Tree tree) {
        String chosen = parameters.choice(tree, "choose");
        Tree cases = tree.child("cases");
        Map<String, Quantity> read = new LinkedHashMap<>();
        parameters.options(tree, "choose").forEach(option -> read.put(option, read(cases.child(option))));
        cases.done();
        Quantity quantity = read.get(chosen);
        if (quantity == null) {
            throw tree.refuse("cases", "缺少 " + chosen, "lacks " + chosen);
        }
        return quantity;
    }
}

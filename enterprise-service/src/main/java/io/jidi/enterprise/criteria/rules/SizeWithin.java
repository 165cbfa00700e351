package io.jidi.enterprise.criteria.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The enterprise's size class, computed from its industry and figures, must be one of several. A missing figure matters
 * only when it could change the answer.
 */
public record SizeWithin(
        SizeStandard standard,
        Set<SizeClass> allowed,
        Indicator industryCode,
        Map<SizeStandard.Metric, FieldValue> figures)
        implements Leaf {

    @Override
    public Finding judge(Scope scope) {
        String code = code(scope);
        if (code == null) {
            boolean differs = scope.facts().conflicting(industryCode, EnterpriseFacts.NO_YEAR);
            return Finding.unknown(
                    this, differs ? Doubt.conflicting(industryCode, null) : Doubt.missing(industryCode, null));
        }
        SizeStandard.Industry industry = standard.industry(code).orElse(null);
        if (industry == null) {
            return Finding.unknown(
                    this,
                    new Doubt(
                            Doubt.Reason.NOT_CLASSIFIED,
                            industryCode,
                            null,
                            new Wording("划型标准未覆盖行业 " + code, "the size standard does not cover industry " + code)));
        }
        List<Doubt> doubts = new ArrayList<>();
        Set<SizeClass> possible = SizeStandard.possible(industry, known(industry, scope, doubts));
        Status status = allowed.containsAll(possible)
                ? Status.MET
                : Collections.disjoint(allowed, possible) ? Status.NOT_MET : Status.UNKNOWN;
        return new Finding(this, status, null, doubts, List.of());
    }

    /** The classes an enterprise may belong to: one when its industry and figures are known, none when not classified. */
    public Set<SizeClass> classes(EnterpriseFacts facts, AssessmentContext context) {
        Scope scope = new Scope(facts, context, new CriterionResult[0]);
        String code = code(scope);
        return code == null
                ? Set.of()
                : standard.industry(code)
                        .map(industry -> SizeStandard.possible(industry, known(industry, scope, new ArrayList<>())))
                        .orElse(Set.of());
    }

    private @Nullable String code(Scope scope) {
        Sourced sourced = scope.facts().value(industryCode, EnterpriseFacts.NO_YEAR);
        return sourced == null || scope.facts().conflicting(industryCode, EnterpriseFacts.NO_YEAR)
                ? null
                : sourced.datum().text();
    }

    private Map<SizeStandard.Metric, Fraction> known(SizeStandard.Industry industry, Scope scope, List<Doubt> doubts) {
        Map<SizeStandard.Metric, Fraction> known = new EnumMap<>(SizeStandard.Metric.class);
        industry.limits().keySet().forEach(metric -> {
            Measured measured = figure(metric).measure(scope);
            Fraction number = measured.number();
            if (number != null) {
                known.put(metric, number);
            }
            doubts.addAll(measured.doubts());
        });
        return known;
    }

    private FieldValue figure(SizeStandard.Metric metric) {
        FieldValue figure = figures.get(metric);
        if (figure == null) {
            throw new IllegalStateException("No figure for " + metric);
        }
        return figure;
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        sink.accept(industryCode);
        figures.values().forEach(figure -> figure.reads(sink));
    }

    @Override
    public Part part(Finding finding, Scope scope) {
        String code = code(scope);
        SizeStandard.Industry industry =
                code == null ? null : standard.industry(code).orElse(null);
        List<Input> inputs = new ArrayList<>();
        Wording value = null;
        String exact = null;
        if (industry != null) {
            industry.limits().keySet().forEach(metric -> figure(metric).inputs(scope, inputs::add));
            Map<SizeStandard.Metric, Fraction> known = known(industry, scope, new ArrayList<>());
            Set<SizeClass> possible = SizeStandard.possible(industry, known);
            value = classes(possible).then(because(industry, known, possible));
            exact = possible.stream().map(Enum::name).collect(Collectors.joining("|"));
        }
        return Part.plain(new Wording("企业规模", "size class"), finding, classes(allowed), value, exact, inputs);
    }

    private static Wording classes(Set<SizeClass> classes) {
        List<SizeClass> sorted = classes.stream().sorted().toList();
        return new Wording(
                sorted.stream().map(c -> c.wording().zh()).collect(Collectors.joining("或")),
                sorted.stream().map(c -> c.wording().en()).collect(Collectors.joining(" or ")));
    }

    /** "（软件业：从业人员 320 ≥300、营业收入 23000 ≥10000）", against the lower limit of the class reached or just missed. */
    private Wording because(
            SizeStandard.Industry industry, Map<SizeStandard.Metric, Fraction> known, Set<SizeClass> possible) {
        int reached = Math.min(possible.stream().mapToInt(Enum::ordinal).min().orElse(0), 2);
        List<Wording> reasons = new ArrayList<>();
        industry.limits().forEach((metric, limits) -> {
            Fraction number = known.get(metric);
            Wording name = figure(metric).field().name();
            String limit = limits.get(reached).exact();
            String held = number == null ? "?" : number.exact();
            String sign = number == null ? "?" : number.compareTo(limits.get(reached)) >= 0 ? "≥" : "<";
            reasons.add(new Wording(
                    name.zh() + " " + held + " " + sign + limit, name.en() + " " + held + " " + sign + limit));
        });
        return new Wording(
                "（" + industry.name().zh() + "："
                        + reasons.stream().map(Wording::zh).collect(Collectors.joining("、"))
                        + (industry.confirmed() ? "" : "；该行业数值未经文件证实") + "）",
                " (" + industry.name().en() + ": "
                        + reasons.stream().map(Wording::en).collect(Collectors.joining(", "))
                        + (industry.confirmed() ? "" : "; the limits of this industry are not confirmed") + ")");
    }
}

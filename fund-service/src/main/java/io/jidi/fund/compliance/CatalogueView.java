package io.jidi.fund.compliance;

import io.jidi.fund.compliance.rules.Basis;
import io.jidi.fund.compliance.rules.Catalogue;
import io.jidi.fund.compliance.rules.Rule;
import io.jidi.fund.compliance.rules.Severity;
import io.jidi.fund.edition.rules.Parameter;
import io.jidi.fund.fund.ActKind;
import io.jidi.platform.text.Text;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalogue as shown. */
public record CatalogueView(String id, Text name, LocalDate from, List<Parameter> parameters, List<RuleView> rules) {

    /** A rule, its test as a formula. */
    public record RuleView(
            String id,
            Text name,
            List<ActKind> acts,
            Severity severity,
            Severity unknown,
            LocalDate from,
            @Nullable LocalDate until,
            Basis basis,
            List<String> needsTerms,
            Text formula,
            @Nullable Text remark) {}

    static CatalogueView of(Catalogue catalogue) {
        return new CatalogueView(
                catalogue.id(),
                catalogue.name(),
                catalogue.from(),
                catalogue.parameters().values().stream()
                        .sorted(Comparator.comparing(Parameter::name))
                        .toList(),
                catalogue.rules().stream().map(rule -> rule(catalogue, rule)).toList());
    }

    private static RuleView rule(Catalogue catalogue, Rule rule) {
        return new RuleView(
                rule.id(),
                rule.name(),
                rule.acts().stream().sorted().toList(),
                rule.severity(),
                rule.unknown(),
                rule.from(),
                rule.until(),
                rule.basis(),
                rule.needsTerms(),
                catalogue.formula(rule),
                rule.remark());
    }
}

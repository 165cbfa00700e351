package io.jidi.enterprise.assessment;

import io.jidi.enterprise.criteria.rules.Datum;
import io.jidi.enterprise.criteria.rules.EnterpriseFacts;
import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.criteria.rules.SourceKind;
import io.jidi.enterprise.criteria.rules.Sourced;
import io.jidi.platform.problem.PlatformProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an assessment would come to if some figures were others; nothing of it is kept. */
@Schema(
        name = "SupposedAssessment",
        description =
                "评估要求与假设的指标值，假设只在本次测算中有效 | The assessment asked for, with values that are supposed for it" + " alone")
public record SupposedAssessment(
        @Valid @NotNull AssessmentRequest assess,
        @NotEmpty @Size(max = 50) List<@Valid @NotNull Value> supposed) {

    /** One figure. */
    @Schema(name = "SupposedValue")
    public record Value(
            @NotBlank @Size(max = 64) @Schema(examples = "revenue")
            String field,

            @Nullable @Schema(description = "年度指标必填，单值指标不填 | Needed for a yearly figure, absent for a single one")
            Integer year,

            @NotBlank @Size(max = 200) @Schema(description = "按指标目录的单位书写 | Written in the catalogue's unit")
            String value,

            @Nullable @Schema(description = "缺省为所替代值的来源，再缺省为企业申报 | That of the value it replaces, else a declaration")
            SourceKind source) {}

    /**
     * What is known, with what is supposed in its place.
     *
     * @throws io.jidi.platform.problem.Problem 400 at the value that the catalogue does not take
     */
    EnterpriseFacts over(EnterpriseFacts known, Indicators catalogue) {
        EnterpriseFacts facts = known;
        for (int i = 0; i < supposed.size(); i++) {
            Value value = supposed.get(i);
            Indicator indicator = indicator(catalogue, value, "/supposed/" + i);
            int year = value.year() == null ? EnterpriseFacts.NO_YEAR : value.year();
            facts = facts.supposing(
                    indicator,
                    year,
                    new Sourced(read(indicator, value, "/supposed/" + i), source(known, indicator, year, value)));
        }
        return facts;
    }

    private static Indicator indicator(Indicators catalogue, Value value, String pointer) {
        Indicator indicator = catalogue
                .find(value.field())
                .filter(one -> one.kind() == Indicator.Kind.YEARLY || one.kind() == Indicator.Kind.SINGLE)
                .orElseThrow(() -> PlatformProblem.INVALID_FIELD.at(
                        pointer + "/field",
                        "“" + value.field() + "”不是可假设的单值或年度指标",
                        "\"" + value.field() + "\" is no single or yearly indicator that can be supposed"));
        if ((indicator.kind() == Indicator.Kind.YEARLY) != (value.year() != null)) {
            throw PlatformProblem.INVALID_FIELD.at(
                    pointer + "/year",
                    value.field() + (value.year() == null ? " 须指明年度" : " 不分年度"),
                    value.field() + (value.year() == null ? " needs a year" : " is not kept by year"));
        }
        return indicator;
    }

    private static Datum read(Indicator indicator, Value value, String pointer) {
        try {
            return indicator.parse(value.value());
        } catch (IllegalArgumentException wrong) {
            throw PlatformProblem.INVALID_FIELD.at(
                    pointer + "/value",
                    value.field() + " 不接受“" + value.value() + "”",
                    value.field() + " does not take \"" + value.value() + "\"");
        }
    }

    private static SourceKind source(EnterpriseFacts known, Indicator indicator, int year, Value value) {
        if (value.source() != null) {
            return value.source();
        }
        Sourced before = known.value(indicator, year);
        return before == null ? SourceKind.DECLARATION : before.source();
    }
}

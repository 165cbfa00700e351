package io.jidi.enterprise.criteria;

import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Basis;
import io.jidi.enterprise.criteria.rules.Criterion;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.Fraction;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.criteria.rules.Mode;
import io.jidi.enterprise.criteria.rules.Parameter;
import io.jidi.enterprise.criteria.rules.Profile;
import io.jidi.enterprise.criteria.rules.Requirement;
import io.jidi.enterprise.criteria.rules.Validity;
import io.jidi.enterprise.criteria.rules.Wording;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An edition as shown. Labels that name a year count from today's. */
@Schema(name = "Edition", description = "认定标准的一个版本 | One dated edition of a standard")
public record EditionView(
        String id,
        String standard,

        @Schema(description = "CN 或行政区划代码 | CN or a region code")
        String scope,

        Wording name,
        Wording document,
        @Nullable String url,
        List<Validity> validity,

        @Schema(description = "规则文件与参数的 SHA-256 | SHA-256 of the rule")
        String digest,

        @Nullable @Schema(description = "列表中不返回 | Not in lists")
        List<ParameterView> parameters,

        @Nullable List<CriterionView> criteria,

        @Nullable @Schema(description = "由高到低 | Highest first")
        List<TierView> tiers,

        @Nullable @Schema(description = "存在但阈值未知的层级，不参与判定 | Tiers without known thresholds, never judged")
        List<Edition.Withheld> withheld) {

    /** A value that policy may change. */
    @Schema(name = "EditionParameter")
    public record ParameterView(
            String name,
            Wording wording,

            @Schema(description = "数值，或以逗号分隔的代码、年份偏移 | A number, or codes or year offsets separated by commas")
            String value,

            @Nullable String unit,

            @Nullable @Schema(description = "可选读法 | Possible readings")
            List<String> options,

            @Schema(description = "false：文件未见正文或读法待确认 | false: not confirmed by a document that was read")
            boolean confirmed) {

        static ParameterView of(Parameter parameter) {
            Parameter.Value value = parameter.value();
            boolean amount = value instanceof Parameter.Amount;
            return new ParameterView(
                    parameter.name(),
                    parameter.wording(),
                    value instanceof Parameter.Amount number ? Fraction.plain(number.written()) : value.text(),
                    amount ? ((Parameter.Amount) value).unit().symbol() : null,
                    value instanceof Parameter.Choice choice ? choice.options() : null,
                    parameter.confirmed());
        }
    }

    /** A numbered criterion. */
    @Schema(name = "EditionCriterion")
    public record CriterionView(
            String id,
            Wording name,
            Mode mode,
            List<ApplicationKind> appliesTo,

            @Nullable @Schema(description = "适用前提 | Where it applies")
            Requirement when,

            Requirement test,

            @Schema(description = "true：只作说明，不参与判定 | true: explained and decides nothing")
            boolean informative,

            @Nullable @Schema(description = "不考核条件 | What excuses from it")
            Requirement exemption,

            Basis basis,
            @Nullable Wording note) {

        static CriterionView of(Criterion criterion, AssessmentContext context, Indicators catalogue) {
            return new CriterionView(
                    criterion.id(),
                    criterion.name(),
                    criterion.mode(),
                    criterion.appliesTo().stream().sorted().toList(),
                    Requirement.when(criterion, context, catalogue),
                    Requirement.test(criterion, context, catalogue),
                    criterion.informative(),
                    Requirement.exemption(criterion, context, catalogue),
                    criterion.basis(),
                    criterion.note());
        }
    }

    /** A tier and what it requires. */
    @Schema(name = "EditionTier")
    public record TierView(String tier, Wording name, Requirement requires) {}

    static EditionView inList(Edition edition) {
        return view(edition, null, null, null, null);
    }

    static EditionView of(Edition edition, AssessmentContext context, Indicators catalogue) {
        return view(
                edition,
                edition.parameters().values().stream().map(ParameterView::of).toList(),
                edition.criteria().stream()
                        .map(criterion -> CriterionView.of(criterion, context, catalogue))
                        .toList(),
                edition.profiles().stream()
                        .map(profile -> tier(profile, edition, context, catalogue))
                        .toList(),
                edition.withheld());
    }

    private static TierView tier(Profile profile, Edition edition, AssessmentContext context, Indicators catalogue) {
        return new TierView(
                profile.tier(), profile.name(), Requirement.tier(profile, edition.criteria(), context, catalogue));
    }

    private static EditionView view(
            Edition edition,
            @Nullable List<ParameterView> parameters,
            @Nullable List<CriterionView> criteria,
            @Nullable List<TierView> tiers,
            @Nullable List<Edition.Withheld> withheld) {
        return new EditionView(
                edition.id(),
                edition.standard(),
                edition.scope(),
                edition.name(),
                edition.document(),
                edition.url(),
                edition.validity(),
                edition.digest(),
                parameters,
                criteria,
                tiers,
                withheld);
    }
}

package io.jidi.project.dispatch;

import io.jidi.project.dispatch.rules.Dimension;
import io.jidi.project.dispatch.rules.EscalationStep;
import io.jidi.project.dispatch.rules.FrozenLight;
import io.jidi.project.dispatch.rules.Light;
import io.jidi.project.dispatch.rules.ManualOutcome;
import io.jidi.project.dispatch.rules.ManualRating;
import io.jidi.project.edition.StrictJson;
import io.jidi.project.rules.Reason;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what is shown of a frozen light out of its frozen text, so that there is no second truth beside it. */
@Singleton
class LightReading {

    private final LightEditions editions;

    LightReading(LightEditions editions) {
        this.editions = editions;
    }

    /** The canonical decision. */
    record Decision(
            String edition,
            String project,
            String month,
            List<Dim> dimensions,
            @Nullable Progress progress,
            Light computed,
            ManualOutcome.Verdict manual,
            Light light,
            @Nullable String escalation,
            @Nullable Integer redMonths,
            List<String> dataQuality) {}

    /** One dimension of it. */
    record Dim(Dimension dimension, Light colour, int months, String reason) {}

    /** Its money figures; fractions as numerator/denominator, displays with two decimals. */
    record Progress(
            String annual,
            String planned,
            String actual,
            @Nullable String reportedIn,
            String planPercent,
            String planPercentDisplay,
            String donePercent,
            String donePercentDisplay,
            String lag,
            String lagDisplay) {}

    /** The sentences as they were shown. */
    private record Explanation(
            Sentence START,
            Sentence PROGRESS,
            Sentence REGISTER,
            Sentence COMPLETE,
            Sentence REPORT,
            Sentence MANUAL,
            List<Sentence> DATA_QUALITY) {

        Reason of(Dimension dimension) {
            return switch (dimension) {
                case START -> START.reason();
                case PROGRESS -> PROGRESS.reason();
                case REGISTER -> REGISTER.reason();
                case COMPLETE -> COMPLETE.reason();
                case REPORT -> REPORT.reason();
            };
        }
    }

    private record Sentence(String code, String zh, String en) {
        Reason reason() {
            return new Reason(code, zh, en);
        }
    }

    /**
     * What a list says of a light.
     *
     * @param redMonths in a row up to this one, if it asks for a step
     * @param text why it is what it is, in Chinese: the dimensions of that colour, or the manual rating
     */
    record Sentences(@Nullable String donePercent, @Nullable String lagPoints, String text, int redMonths) {}

    /** Read from the frozen texts alone, for lists of many. */
    static Sentences sentences(String decision, String explanation, Light light) {
        Decision decided = StrictJson.parse(decision, "a decision", Decision.class);
        Explanation said = StrictJson.parse(explanation, "an explanation", Explanation.class);
        List<String> reasons = new ArrayList<>();
        decided.dimensions().stream()
                .filter(one -> one.colour() == light)
                .forEach(one -> reasons.add(said.of(one.dimension()).zh()));
        if (decided.manual() == ManualOutcome.Verdict.APPLIED) {
            reasons.add(said.MANUAL().zh());
        }
        Progress progress = decided.progress();
        return new Sentences(
                progress == null ? null : progress.donePercentDisplay(),
                progress == null ? null : progress.lagDisplay(),
                String.join("；", reasons),
                Objects.requireNonNullElse(decided.redMonths(), 0));
    }

    Decision decision(FrozenLight frozen) {
        return StrictJson.parse(frozen.decision(), "decision of " + frozen.project(), Decision.class);
    }

    LightView view(MonthLight stored) {
        FrozenLight frozen = stored.frozen();
        return view(stored, frozen, decision(frozen));
    }

    /** The same, for who has read the decision already. */
    LightView view(MonthLight stored, FrozenLight frozen, Decision decision) {
        Explanation said =
                StrictJson.parse(frozen.explanation(), "explanation of " + frozen.project(), Explanation.class);
        Progress progress = decision.progress();
        return new LightView(
                stored.id(),
                stored.project(),
                stored.projectName(),
                stored.baseCode(),
                stored.regionCode(),
                stored.month(),
                decision.light(),
                stored.previousLight(),
                decision.computed(),
                new LightView.Manual(
                        decision.manual(),
                        rating(frozen, decision),
                        said.MANUAL().reason()),
                progress == null ? null : progress.donePercentDisplay(),
                progress == null ? null : progress.planPercentDisplay(),
                progress == null ? null : progress.lagDisplay(),
                decision.dimensions().stream()
                        .map(one -> new LightView.DimensionView(
                                one.dimension(), one.colour(), one.months(), said.of(one.dimension())))
                        .toList(),
                escalation(decision),
                said.DATA_QUALITY().stream().map(Sentence::reason).toList(),
                frozen.editionId(),
                stored.frozenAt(),
                frozen.digest());
    }

    private static @Nullable Light rating(FrozenLight frozen, Decision decision) {
        if (decision.manual() == ManualOutcome.Verdict.NOT_GIVEN) {
            return null;
        }
        return LightReplay.facts(frozen).manualRatings().stream()
                .findFirst()
                .map(ManualRating::colour)
                .orElse(null);
    }

    private LightView.@Nullable EscalationView escalation(Decision decision) {
        String code = decision.escalation();
        Integer redMonths = decision.redMonths();
        if (code == null || redMonths == null) {
            return null;
        }
        EscalationStep step = editions.byId(decision.edition()).escalation().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("edition " + decision.edition() + " lost step " + code));
        return new LightView.EscalationView(code, step.zh(), step.en(), redMonths);
    }
}

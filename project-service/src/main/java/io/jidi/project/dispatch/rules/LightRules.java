package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.ProjectClass;
import io.jidi.project.rules.Reason;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws the lights of a project for a month by one edition (domain file project-library 6.1). Pure and thread-safe. */
public final class LightRules {

    /** In the order of {@link Dimension}. */
    private static final List<DimensionRule> RULES =
            List.of(new StartRule(), new ProgressRule(), new RegisterRule(), new CompleteRule(), new ReportRule());

    private final LightEdition edition;
    private final String editionDigest;

    public LightRules(LightEdition edition) {
        this.edition = edition;
        this.editionDigest = edition.digest();
    }

    /**
     * The lights of {@code month} from what was known at its cut-off; anything in {@code facts} that happened or came in
     * later is left out. Earlier months are not judged again: their frozen lights are taken from the facts.
     *
     * @throws IllegalArgumentException if the project was not yet in dispatch in that month
     */
    public LightDecision evaluate(ProjectFacts facts, YearMonth month) {
        return decide(new MonthView(month, known(facts, month), edition));
    }

    /** Decides and writes down inputs and decision in canonical form, ready to be stored and replayed. */
    public FrozenLight freeze(ProjectFacts facts, YearMonth month) {
        ProjectFacts known = known(facts, month);
        LightDecision decision = decide(new MonthView(month, known, edition));
        return FrozenLight.of(editionDigest, known, decision);
    }

    /** Whether a person may give {@code rating} to a project whose computed light is {@code computed}, and why not. */
    public static ManualOutcome checkManual(Light computed, ManualRating rating) {
        return ManualOutcome.of(computed, rating);
    }

    /**
     * What was learned after the cut-off about a month that is already frozen. The frozen light stays; these differences
     * are shown beside it as "corrected later".
     *
     * @param frozen the facts the light was frozen with
     * @param today all facts known now
     */
    public List<Correction> corrections(ProjectFacts frozen, ProjectFacts today, YearMonth month) {
        MonthView then = new MonthView(month, known(frozen, month), edition);
        MonthView now = new MonthView(month, today.asKnownFor(month, LocalDate.MAX, edition), edition);
        return Correction.between(then, now);
    }

    private ProjectFacts known(ProjectFacts facts, YearMonth month) {
        if (month.isBefore(facts.dispatchedFrom())) {
            throw new IllegalArgumentException(facts.project() + " is in dispatch from " + facts.dispatchedFrom()
                    + ", there is no light for " + month);
        }
        return facts.asKnownFor(month, edition.cutOff(month), edition);
    }

    private LightDecision decide(MonthView view) {
        List<DimensionLight> dimensions = view.reserve()
                ? Stream.of(Dimension.values()).map(LightRules::reserve).toList()
                : RULES.stream().map(rule -> rule.judge(view)).toList();
        Light computed = view.hasAnnualPlan() && !view.reserve() ? worst(dimensions) : Light.GREY;
        ManualOutcome manual = view.facts().manualRatings().stream()
                .findFirst()
                .map(rating -> ManualOutcome.of(computed, rating))
                .orElse(new ManualOutcome(
                        ManualOutcome.Verdict.NOT_GIVEN,
                        new Reason("MANUAL_NOT_GIVEN", "无人工评定", "no manual rating was given")));
        Light light = manual.verdict() == ManualOutcome.Verdict.APPLIED
                ? view.facts().manualRatings().get(0).colour()
                : computed;
        if (light == Light.GREEN && view.facts().completed() != null) {
            light = Light.BLUE;
        }
        return new LightDecision(
                edition.id(),
                view.facts().project(),
                view.month(),
                dimensions,
                ProgressRule.figures(view).orElse(null),
                computed,
                manual,
                light,
                escalation(view, light),
                dataQuality(view));
    }

    private static Light worst(List<DimensionLight> dimensions) {
        Light worst = Light.GREEN;
        for (DimensionLight dimension : dimensions) {
            worst = dimension.colour().worseThan(worst) ? dimension.colour() : worst;
        }
        return worst;
    }

    private @Nullable Escalation escalation(MonthView view, Light light) {
        if (light != Light.RED) {
            return null;
        }
        int redMonths = view.facts().frozenLights().size() + 1;
        return edition.escalation().stream()
                .filter(step -> step.redMonths() <= redMonths)
                .reduce((earlier, later) -> later)
                .map(step -> new Escalation(redMonths, step))
                .orElse(null);
    }

    private static List<Reason> dataQuality(MonthView view) {
        if (view.reserve()) {
            return List.of();
        }
        List<Reason> found = new ArrayList<>();
        PlanVersion plan = view.plan();
        if (plan == null || plan.annual().signum() == 0) {
            found.add(new Reason(
                    "ANNUAL_PLAN_MISSING",
                    view.month().getYear() + "年年度计划投资为0或未填,不评灯",
                    "the annual plan of " + view.month().getYear() + " is zero or missing: no light"));
        } else if (!plan.reachesAnnual()) {
            found.add(new Reason(
                    "PLAN_CURVE_OFF_ANNUAL", "计划曲线12月累计数与年度计划不一致", "the plan curve does not end at the annual plan"));
        }
        if (view.facts().classes().contains(ProjectClass.PLANNED_START)
                && (plan == null || plan.plannedStart() == null)) {
            found.add(new Reason(
                    "PLANNED_START_MISSING", "计划开工项目未填计划开工月", "class planned start without a planned start month"));
        }
        if (view.facts().classes().contains(ProjectClass.PLANNED_COMPLETION)
                && (plan == null || plan.plannedCompletion() == null)) {
            found.add(new Reason(
                    "PLANNED_COMPLETION_MISSING",
                    "计划竣工项目未填计划竣工月",
                    "class planned completion without a planned completion month"));
        }
        return found;
    }

    private static DimensionLight reserve(Dimension dimension) {
        return new DimensionLight(
                dimension, Light.NONE, 0, new Reason("RESERVE_PROJECT", "储备项目,不评灯", "reserve project: no light"));
    }
}

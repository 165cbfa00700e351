package io.jidi.enterprise.recognition.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The machine of the recognition procedure (domain reference 1.6): applicant, county, city, province, for some titles the
 * ministry, then public notice and recognition, with return, rejection, objection and withdrawal at the side.
 */
public final class Workflow {

    private static final Set<Stage> UNDER_REVIEW =
            EnumSet.of(Stage.SUBMITTED, Stage.COUNTY_OK, Stage.CITY_OK, Stage.PROVINCE_OK);

    /** Which stage an approval leads to. */
    private static final Map<Stage, Stage> APPROVED = Map.of(
            Stage.SUBMITTED, Stage.COUNTY_OK,
            Stage.COUNTY_OK, Stage.CITY_OK,
            Stage.CITY_OK, Stage.PROVINCE_OK,
            Stage.PROVINCE_OK, Stage.MINISTRY_OK);

    private final Procedure procedure;

    public Workflow(Procedure procedure) {
        this.procedure = procedure;
    }

    /** Why something is not to be done. */
    public enum Refusal {
        /** The stage knows no such act. */
        NOT_NOW,
        /** Another level's turn, or an onlooker. */
        NOT_YOURS,
        FOUR_EYES,
        REASON_MISSING,
        DEADLINE_MISSING,
        DEADLINE_PASSED,
        NOTICE_TOO_SHORT,
        NOTICE_RUNNING,
        NOTICE_OVER,
        TRUTH_NOT_STATED
    }

    /** What becomes of an act. */
    public sealed interface Decision {

        /** It is done, and this is where the application stands then. */
        record Allowed(Stage next) implements Decision {}

        /** It is not done. */
        record Refused(Refusal refusal, String zh, String en) implements Decision {}
    }

    /** Decides on an act. */
    public Decision decide(File file, Act act) {
        Optional<Stage> next = next(file, act.action());
        if (next.isEmpty()) {
            return refused(
                    Refusal.NOT_NOW,
                    "处于 " + file.stage() + " 状态的申请不能 " + act.action(),
                    "An application in " + file.stage() + " cannot " + act.action());
        }
        Set<Level> wanted = levels(file, act.action());
        if (act.actor().levels().stream().noneMatch(wanted::contains)) {
            return refused(
                    Refusal.NOT_YOURS,
                    act.action() + " 应由 " + wanted + " 办理，您可办理的层级为 "
                            + act.actor().levels(),
                    act.action() + " is for " + wanted + "; you act as "
                            + act.actor().levels());
        }
        return broken(file, act).orElseGet(() -> new Decision.Allowed(next.get()));
    }

    /** What the actor could do now, reasons and days aside. */
    public List<Action> open(File file, Actor actor) {
        List<Action> open = new ArrayList<>();
        for (Action action : Action.values()) {
            if (next(file, action).isPresent()
                    && actor.levels().stream().anyMatch(levels(file, action)::contains)
                    && !(action.asksFourEyes() && passedBefore(file, actor))) {
                open.add(action);
            }
        }
        return open;
    }

    private Optional<Stage> next(File file, Action action) {
        Stage stage = file.stage();
        return Optional.ofNullable(
                switch (action) {
                    case SELF_ASSESS -> isWithApplicant(stage) ? Stage.SELF_ASSESSED : null;
                    case SUBMIT -> stage == Stage.SELF_ASSESSED ? Stage.SUBMITTED : null;
                    case APPROVE -> isReviewed(file) ? APPROVED.get(stage) : null;
                    case RETURN -> isReviewed(file) ? Stage.RETURNED : null;
                    case REJECT -> isReviewed(file) || stage == Stage.RETURNED ? Stage.REJECTED : null;
                    case WITHDRAW -> stage.isFinal() ? null : Stage.WITHDRAWN;
                    case PUBLISH -> isPassed(file) ? Stage.PUBLIC_NOTICE : null;
                    case OBJECT -> stage == Stage.PUBLIC_NOTICE ? Stage.OBJECTION : null;
                    case DISMISS_OBJECTION -> stage == Stage.OBJECTION ? Stage.PUBLIC_NOTICE : null;
                    case UPHOLD_OBJECTION -> stage == Stage.OBJECTION ? Stage.REJECTED : null;
                    case RECOGNISE -> stage == Stage.PUBLIC_NOTICE ? Stage.RECOGNISED : null;
                });
    }

    private static boolean isWithApplicant(Stage stage) {
        return stage == Stage.DRAFT || stage == Stage.SELF_ASSESSED || stage == Stage.RETURNED;
    }

    /** Whether some level still has to pass it. */
    private boolean isReviewed(File file) {
        return UNDER_REVIEW.contains(file.stage()) && !isPassed(file);
    }

    /** Whether everybody who reviews has passed it, so that the notice may follow. */
    private boolean isPassed(File file) {
        return file.stage() == (procedure.needsMinistry(file.title()) ? Stage.MINISTRY_OK : Stage.PROVINCE_OK);
    }

    private static Set<Level> levels(File file, Action action) {
        return switch (action) {
            case SELF_ASSESS, SUBMIT, WITHDRAW -> Set.of(Level.APPLICANT);
            case PUBLISH, DISMISS_OBJECTION, UPHOLD_OBJECTION, RECOGNISE -> Set.of(Level.PROVINCE);
            // Whoever receives an objection puts it on file.
            case OBJECT -> Set.of(Level.COUNTY, Level.CITY, Level.PROVINCE);
            case APPROVE, RETURN, REJECT ->
                switch (file.stage()) {
                    case SUBMITTED -> file.countyless() ? Set.of(Level.COUNTY, Level.CITY) : Set.of(Level.COUNTY);
                    case COUNTY_OK -> Set.of(Level.CITY);
                    // What lapsed with the applicant is closed by whoever looks after it.
                    case RETURNED -> Set.of(Level.COUNTY, Level.CITY, Level.PROVINCE);
                    default -> Set.of(Level.PROVINCE);
                };
        };
    }

    private Optional<Decision> broken(File file, Act act) {
        if (act.action().needsReason() && !act.hasReason()) {
            return refusal(Refusal.REASON_MISSING, "必须写明理由", "A reason is needed");
        }
        if (act.action().asksFourEyes() && passedBefore(file, act.actor())) {
            return refusal(
                    Refusal.FOUR_EYES,
                    "您已在本轮审核中办理过，须由另一人办理",
                    "You acted in this round already; another person must do this");
        }
        return switch (act.action()) {
            case SELF_ASSESS, SUBMIT -> applicant(file, act);
            case RETURN -> returned(act);
            case REJECT -> lapsed(file, act);
            case PUBLISH -> published(act);
            case OBJECT -> objected(file, act);
            case RECOGNISE -> recognised(file, act);
            default -> Optional.empty();
        };
    }

    private static Optional<Decision> applicant(File file, Act act) {
        LocalDate until = file.until();
        if (until != null && act.on().isAfter(until)) {
            return refusal(Refusal.DEADLINE_PASSED, "补正期限 " + until + " 已过", "It had to come again by " + until);
        }
        return act.truthStated()
                ? Optional.empty()
                : refusal(
                        Refusal.TRUTH_NOT_STATED,
                        "须作出真实性声明和守法承诺",
                        "The truth statement and the pledge of compliance are needed");
    }

    private static Optional<Decision> returned(Act act) {
        LocalDate until = act.until();
        if (until == null) {
            return refusal(Refusal.DEADLINE_MISSING, "退回须给出补正期限", "A return needs a day to come again by");
        }
        return until.isAfter(act.on())
                ? Optional.empty()
                : refusal(Refusal.DEADLINE_PASSED, "补正期限须晚于今天", "The day to come again by must lie ahead");
    }

    /** A returned application is rejected only when its day has passed. */
    private static Optional<Decision> lapsed(File file, Act act) {
        LocalDate until = file.until();
        boolean early =
                file.stage() == Stage.RETURNED && until != null && !act.on().isAfter(until);
        if (early) {
            return refusal(
                    Refusal.NOT_NOW,
                    "企业可在 " + until + " 前补正，期限未到不能驳回",
                    "The applicant may come again until " + until + "; it cannot be rejected before");
        }
        return Optional.empty();
    }

    private Optional<Decision> published(Act act) {
        LocalDate until = act.until();
        if (until == null) {
            return refusal(Refusal.DEADLINE_MISSING, "公示须给出截止日期", "A notice needs a last day");
        }
        return until.isBefore(act.on().plusDays(procedure.noticeDays() - 1L))
                ? refusal(
                        Refusal.NOTICE_TOO_SHORT,
                        "公示不少于 " + procedure.noticeDays() + " 天",
                        "A notice runs at least " + procedure.noticeDays() + " days")
                : Optional.empty();
    }

    private static Optional<Decision> objected(File file, Act act) {
        LocalDate until = file.until();
        return until != null && act.on().isAfter(until)
                ? refusal(Refusal.NOTICE_OVER, "公示已于 " + until + " 结束", "The notice ended on " + until)
                : Optional.empty();
    }

    private static Optional<Decision> recognised(File file, Act act) {
        LocalDate until = file.until();
        return until != null && !act.on().isAfter(until)
                ? refusal(
                        Refusal.NOTICE_RUNNING,
                        "公示至 " + until + "，期满后才能认定",
                        "The notice runs until " + until + "; recognition follows it")
                : Optional.empty();
    }

    /** Whoever passed it or put the objection on file in this round, and whoever submitted it. */
    private static boolean passedBefore(File file, Actor actor) {
        return file.steps().stream()
                .anyMatch(step -> step.person().equals(actor.person())
                        && (step.action().asksFourEyes()
                                || step.action() == Action.SUBMIT
                                || step.action() == Action.OBJECT));
    }

    private static Optional<Decision> refusal(Refusal refusal, String zh, String en) {
        return Optional.of(refused(refusal, zh, en));
    }

    private static Decision refused(Refusal refusal, String zh, String en) {
        return new Decision.Refused(refusal, zh, en);
    }
}

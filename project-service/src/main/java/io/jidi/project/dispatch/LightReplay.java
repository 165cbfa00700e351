package io.jidi.project.dispatch;

import io.jidi.project.dispatch.rules.Exemption;
import io.jidi.project.dispatch.rules.FrozenLight;
import io.jidi.project.dispatch.rules.Light;
import io.jidi.project.dispatch.rules.LightEdition;
import io.jidi.project.dispatch.rules.LightRules;
import io.jidi.project.dispatch.rules.ManualRating;
import io.jidi.project.dispatch.rules.MonthlyReport;
import io.jidi.project.dispatch.rules.PlanVersion;
import io.jidi.project.dispatch.rules.ProjectFacts;
import io.jidi.project.edition.StrictJson;
import io.jidi.project.rules.ProjectClass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Draws a frozen light again from nothing but its stored inputs and its edition. */
public final class LightReplay {

    private final LightEditions editions;

    public LightReplay(LightEditions editions) {
        this.editions = editions;
    }

    /**
     * The light as it comes out today; equal in inputs and decision, byte for byte, to {@code frozen} unless the rules
     * changed under an edition that should not have changed.
     *
     * @throws IllegalStateException if the edition's values are not those the light was frozen with
     */
    public FrozenLight replay(FrozenLight frozen) {
        LightEdition edition = editions.byId(frozen.editionId());
        if (!edition.digest().equals(frozen.editionDigest())) {
            throw new IllegalStateException("edition " + edition.id() + " has digest " + edition.digest()
                    + " but the light was frozen with " + frozen.editionDigest());
        }
        return new LightRules(edition).freeze(facts(frozen), frozen.month());
    }

    /** The facts a light was frozen with, read back from its canonical inputs. */
    public static ProjectFacts facts(FrozenLight frozen) {
        return StrictJson.parse(
                        frozen.inputs(), "inputs of " + frozen.project() + " " + frozen.month(), StoredInputs.class)
                .facts();
    }

    private static @Nullable YearMonth month(@Nullable String text) {
        return text == null ? null : YearMonth.parse(text);
    }

    private record StoredInputs(
            String edition,
            String editionDigest,
            String month,
            String project,
            Set<ProjectClass> classes,
            String dispatchedFrom,
            List<StoredPlan> plans,
            List<StoredReport> reports,
            @Nullable String actualStart,
            @Nullable String registered,
            @Nullable String completed,
            List<StoredExemption> exemptions,
            List<StoredRating> manualRatings,
            List<String> redMonthsBefore) {

        ProjectFacts facts() {
            TreeMap<YearMonth, Light> red = new TreeMap<>();
            redMonthsBefore.forEach(text -> red.put(YearMonth.parse(text), Light.RED));
            return new ProjectFacts(
                    project,
                    classes,
                    YearMonth.parse(dispatchedFrom),
                    plans.stream().map(StoredPlan::plan).toList(),
                    reports.stream().map(StoredReport::report).toList(),
                    LightReplay.month(actualStart),
                    LightReplay.month(registered),
                    LightReplay.month(completed),
                    exemptions.stream().map(StoredExemption::exemption).toList(),
                    manualRatings.stream().map(StoredRating::rating).toList(),
                    red);
        }
    }

    private record StoredPlan(
            int year,
            @Nullable String approvedIn,
            BigDecimal annual,
            List<BigDecimal> cumulative,
            @Nullable String plannedStart,
            @Nullable String plannedCompletion) {

        PlanVersion plan() {
            return new PlanVersion(
                    year, month(approvedIn), annual, cumulative, month(plannedStart), month(plannedCompletion));
        }
    }

    private record StoredReport(String month, BigDecimal cumulative, String receivedOn) {

        MonthlyReport report() {
            return new MonthlyReport(YearMonth.parse(month), cumulative, LocalDate.parse(receivedOn));
        }
    }

    private record StoredExemption(String month, boolean coversRegistration, String reason) {

        Exemption exemption() {
            return new Exemption(YearMonth.parse(month), coversRegistration, reason);
        }
    }

    private record StoredRating(String month, Light colour, String reason) {

        ManualRating rating() {
            return new ManualRating(YearMonth.parse(month), colour, reason);
        }
    }
}

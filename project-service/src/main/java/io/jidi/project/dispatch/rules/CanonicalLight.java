package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.Fraction;
import io.jidi.project.rules.Reason;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The canonical forms of inputs, decision and explanation. A field added here changes every digest from then on. */
final class CanonicalLight {

    private CanonicalLight() {}

    static SortedMap<String, @Nullable Object> inputs(
            String editionDigest, LightDecision decision, ProjectFacts known) {
        SortedMap<String, @Nullable Object> out = new TreeMap<>();
        out.put("edition", decision.editionId());
        out.put("editionDigest", editionDigest);
        out.put("month", decision.month());
        out.put("project", known.project());
        out.put("classes", List.copyOf(known.classes()));
        out.put("dispatchedFrom", known.dispatchedFrom());
        out.put("plans", known.plans().stream().map(CanonicalLight::plan).toList());
        out.put("reports", known.reports().stream().map(CanonicalLight::report).toList());
        out.put("actualStart", known.actualStart());
        out.put("registered", known.registered());
        out.put("completed", known.completed());
        out.put(
                "exemptions",
                known.exemptions().stream().map(CanonicalLight::exemption).toList());
        out.put(
                "manualRatings",
                known.manualRatings().stream().map(CanonicalLight::rating).toList());
        out.put("redMonthsBefore", List.copyOf(known.frozenLights().keySet()));
        return out;
    }

    static SortedMap<String, @Nullable Object> decision(LightDecision decision) {
        SortedMap<String, @Nullable Object> out = new TreeMap<>();
        out.put("edition", decision.editionId());
        out.put("project", decision.project());
        out.put("month", decision.month());
        out.put(
                "dimensions",
                decision.dimensions().stream().map(CanonicalLight::dimension).toList());
        ProgressFigures progress = decision.progress();
        out.put("progress", progress == null ? null : progress(progress));
        out.put("computed", decision.computed());
        out.put("manual", decision.manual().verdict());
        out.put("light", decision.light());
        Escalation escalation = decision.escalation();
        out.put("escalation", escalation == null ? null : escalation.step().code());
        out.put("redMonths", escalation == null ? null : escalation.redMonths());
        out.put("dataQuality", decision.dataQuality().stream().map(Reason::code).toList());
        return out;
    }

    static SortedMap<String, @Nullable Object> explanation(LightDecision decision) {
        SortedMap<String, @Nullable Object> out = new TreeMap<>();
        for (DimensionLight dimension : decision.dimensions()) {
            out.put(dimension.dimension().name(), sentence(dimension.reason()));
        }
        out.put("MANUAL", sentence(decision.manual().reason()));
        out.put(
                "DATA_QUALITY",
                decision.dataQuality().stream().map(CanonicalLight::sentence).toList());
        return out;
    }

    static SortedMap<String, @Nullable Object> plan(PlanVersion plan) {
        SortedMap<String, @Nullable Object> out = new TreeMap<>();
        out.put("year", plan.year());
        out.put("approvedIn", plan.approvedIn());
        out.put("annual", plan.annual());
        out.put("cumulative", plan.cumulative());
        out.put("plannedStart", plan.plannedStart());
        out.put("plannedCompletion", plan.plannedCompletion());
        return out;
    }

    private static SortedMap<String, @Nullable Object> report(MonthlyReport report) {
        SortedMap<String, @Nullable Object> out = new TreeMap<>();
        out.put("month", report.month());
        out.put("cumulative", report.cumulative());
        out.put("receivedOn", report.receivedOn());
        return out;
    }

    static SortedMap<String, @Nullable Object> exemption(Exemption exemption) {
        SortedMap<String, @Nullable Object> out = new TreeMap<>();
        out.put("month", exemption.month());
        out.put("coversRegistration", exemption.coversRegistration());
        out.put("reason", exemption.reason());
        return out;
    }

    static SortedMap<String, @Nullable Object> rating(ManualRating rating) {
        SortedMap<String, @Nullable Object> out = new TreeMap<>();
        out.put("month", rating.month());
        out.put("colour", rating.colour());
        out.put("reason", rating.reason());
        return out;
    }

    private static SortedMap<String, @Nullable Object> dimension(DimensionLight light) {
        SortedMap<String, @Nullable Object> out = new TreeMap<>();
        out.put("dimension", light.dimension());
        out.put("colour", light.colour());
        out.put("months", light.months());
        out.put("reason", light.reason().code());
        return out;
    }

    private static SortedMap<String, @Nullable Object> progress(ProgressFigures figures) {
        SortedMap<String, @Nullable Object> out = new TreeMap<>();
        out.put("annual", figures.annual());
        out.put("planned", figures.planned());
        out.put("actual", figures.actual());
        out.put("reportedIn", figures.reportedIn());
        putPercent(out, "planPercent", figures.planPercent());
        putPercent(out, "donePercent", figures.donePercent());
        putPercent(out, "lag", figures.lag());
        return out;
    }

    private static void putPercent(SortedMap<String, @Nullable Object> out, String name, Fraction exact) {
        out.put(name, exact);
        // As a string with both decimals: canonical decimals lose their zeros, but this is the figure people saw.
        out.put(name + "Display", exact.display(2).toPlainString());
    }

    private static SortedMap<String, @Nullable Object> sentence(Reason reason) {
        SortedMap<String, @Nullable Object> out = new TreeMap<>();
        out.put("code", reason.code());
        out.put("zh", reason.zh());
        out.put("en", reason.en());
        return out;
    }
}

package io.jidi.project.dispatch.rules;

import io.jidi.project.dispatch.LightEditions;
import io.jidi.project.rules.ProjectClass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Projects named after the situation they are in; plan year 2026. */
final class DispatchFixtures {

    static final LightEdition EDITION = LightEditions.shipped().byId("AH-RAG-1");
    static final LightRules RULES = new LightRules(EDITION);

    private DispatchFixtures() {}

    static YearMonth month(int month) {
        return YearMonth.of(2026, month);
    }

    static BigDecimal wan(String amount) {
        return LightCase.yuan(amount);
    }

    static MonthlyReport report(int month, String wan, LocalDate receivedOn) {
        return new MonthlyReport(month(month), wan(wan), receivedOn);
    }

    /** 续建 with an even plan of 12,000 万元 and the given reports. */
    static ProjectFacts continuing(MonthlyReport... reports) {
        return facts(Set.of(ProjectClass.CONTINUING), null, List.of(reports));
    }

    static ProjectFacts facts(Set<ProjectClass> classes, @Nullable YearMonth actualStart, List<MonthlyReport> reports) {
        return new ProjectFacts(
                "PRJ-1",
                classes,
                month(1),
                List.of(new PlanVersion(2026, null, wan("12000"), List.of(), month(2), null)),
                reports,
                actualStart,
                null,
                null,
                List.of(),
                List.of(),
                new TreeMap<>());
    }

    static ProjectFacts with(ProjectFacts facts, MonthlyReport more) {
        List<MonthlyReport> reports = new ArrayList<>(facts.reports());
        reports.add(more);
        return new ProjectFacts(
                facts.project(),
                facts.classes(),
                facts.dispatchedFrom(),
                facts.plans(),
                reports,
                facts.actualStart(),
                facts.registered(),
                facts.completed(),
                facts.exemptions(),
                facts.manualRatings(),
                facts.frozenLights());
    }
}

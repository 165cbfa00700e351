package io.jidi.project.dispatch;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Yuan;
import io.jidi.project.dispatch.rules.PlanVersion;
import io.jidi.project.library.Project;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import io.jidi.project.library.YearPlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Takes a project's plan for a year, or an approved revision of it, which counts from the month after its approval. */
@ApplicationScoped
class ApprovePlan {

    private final EntityManager entities;
    private final Projects projects;
    private final PastDates pastDates;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final BusinessDay day;

    ApprovePlan(
            EntityManager entities,
            Projects projects,
            PastDates pastDates,
            AuditTrail audit,
            Uuid7 ids,
            BusinessDay day) {
        this.entities = entities;
        this.projects = projects;
        this.pastDates = pastDates;
        this.audit = audit;
        this.ids = ids;
        this.day = day;
    }

    /**
     * @param approvedMonth left out for the original plan of the year
     * @param cumulative at month ends up to December; left out for an even plan. A revision may begin after its approval.
     */
    @Schema(name = "ApprovePlan")
    public record Request(
            @Min(2000) @Max(2100) int year,
            @Nullable YearMonth approvedMonth,
            @NotNull @Valid Money annual,
            @Nullable @Size(max = 12) List<@Valid @NotNull Money> cumulative,
            @Nullable YearMonth plannedStartMonth,
            @Nullable YearMonth plannedCompletionMonth,
            @Nullable @Size(max = 500) String reason) {}

    YearPlan execute(ProjectId id, Request request) {
        Project project = projects.inLibrary(id);
        YearPlan.Content plan = content(request);
        PlanVersion.refusal(
                        plan.year(),
                        plan.approvedMonth(),
                        plan.annual(),
                        plan.cumulative(),
                        plan.plannedStart(),
                        plan.plannedCompletion())
                .ifPresent(reason -> {
                    throw ProjectProblem.PLAN_REFUSED.problem(reason.zh(), reason.en());
                });
        List<YearPlan> ofYear = projects.plans(Set.of(id.value())).stream()
                .filter(one -> one.content().year() == plan.year())
                .toList();
        if (plan.approvedMonth() == null && !ofYear.isEmpty()) {
            throw ProjectProblem.PLAN_EXISTS.problem();
        }
        if (plan.approvedMonth() != null) {
            pastDates.check(plan.approvedMonth(), "/approvedMonth");
        }
        YearPlan stored = new YearPlan(ids.next(), id, ofYear.size() + 1, plan, day.now());
        entities.persist(stored);
        audit.record("APPROVE_PLAN", project.id().wire(), request.reason(), null, plan);
        return stored;
    }

    private static YearPlan.Content content(Request request) {
        BigDecimal annual = Yuan.of(request.annual(), "/annual");
        return new YearPlan.Content(
                request.year(),
                request.approvedMonth(),
                annual,
                request.cumulative() == null ? List.of() : Yuan.of(request.cumulative(), "/cumulative"),
                request.plannedStartMonth(),
                request.plannedCompletionMonth(),
                request.reason());
    }
}

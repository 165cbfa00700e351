package io.jidi.project.dispatch;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectEvents;
import io.jidi.project.ProjectProblem;
import io.jidi.project.dispatch.rules.FrozenLight;
import io.jidi.project.dispatch.rules.Light;
import io.jidi.project.dispatch.rules.LightEdition;
import io.jidi.project.dispatch.rules.LightRules;
import io.jidi.project.library.Project;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import io.jidi.project.library.rules.ProjectStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Freezes the light of a month with what was known at its cut-off, for one project or for all that are due. */
@ApplicationScoped
class FreezeLights {

    static final int MAX_AT_ONCE = 1500;

    /** Locked, read and written together; the first are few, since a service that has just started is slow. */
    private static final int SLICE = 100;

    private static final int FIRST_SLICE = 10;

    /** Less than others wait for a project that is locked here. The caller asks again for the rest. */
    private static final Duration ENOUGH = Duration.ofMillis(500);

    /**
     * Projects whose light of {@code :month} is still to be frozen. Not in, where not exists would say the same: the planner
     * knows nothing of a month that is being closed and would go through all its lights for each project.
     */
    static final String IN_DISPATCH =
            " from Project e where e.status not in (io.jidi.project.library.rules.ProjectStatus.EXITED,"
                    + " io.jidi.project.library.rules.ProjectStatus.SUSPENDED)"
                    + " and e.dispatchedFrom <= :month"
                    + " and e.id not in (select l.projectId from MonthLight l where l.month = :month)";

    private static final String NEXT_ONE = "(e.dispatchedFrom = :month"
            + " or e.id in (select l.projectId from MonthLight l where l.month = :before))";

    private static final String NEXT = " and " + NEXT_ONE;

    private final EntityManager entities;
    private final Sql sql;
    private final Projects projects;
    private final Dossiers dossiers;
    private final DueMonths dueMonths;
    private final LightReading reading;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final CallContext call;
    private final BusinessDay day;

    FreezeLights(
            EntityManager entities,
            Sql sql,
            Projects projects,
            Dossiers dossiers,
            DueMonths dueMonths,
            LightReading reading,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            CallContext call,
            BusinessDay day) {
        this.entities = entities;
        this.sql = sql;
        this.projects = projects;
        this.dossiers = dossiers;
        this.dueMonths = dueMonths;
        this.reading = reading;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.call = call;
        this.day = day;
    }

    /** The month to be frozen. */
    @Schema(name = "FreezeLights")
    public record Request(@NotNull YearMonth month) {}

    /**
     * @param frozen how many this call froze, with their colours
     * @param remaining how many are still due: call again
     * @param waiting how many cannot be frozen because an earlier month of theirs is open
     */
    public record Outcome(YearMonth month, int frozen, Map<Light, Integer> lights, long remaining, long waiting) {}

    MonthLight one(ProjectId id, YearMonth month) {
        Dossier dossier = dossiers.of(projects.inLibrary(id));
        dueMonths.openFor(dossier, month);
        LightEdition edition = dueMonths.due(month);
        if (!DueMonths.isNext(dossier, month)) {
            throw ProjectProblem.LIGHT_EARLIER_MONTH_OPEN.at(
                    "/month", month.minusMonths(1) + " 的灯尚未冻结", "Freeze " + month.minusMonths(1) + " first");
        }
        return freeze(List.of(dossier), month, edition).get(0);
    }

    Outcome all(YearMonth month) {
        LightEdition edition = dueMonths.due(month);
        Instant until = day.now().plus(ENOUGH);
        // Nothing that is read here waits to be written: no query need look for it among all that is held.
        entities.setFlushMode(FlushModeType.COMMIT);
        // Two that close a month take turns: the second goes on where the first has come to.
        sql.list("select pg_advisory_xact_lock(hashtext(?))", row -> 0, "freeze lights of " + month);
        List<UUID> due = query("select e.id" + IN_DISPATCH + NEXT, month, UUID.class, " order by e.id")
                .setMaxResults(MAX_AT_ONCE)
                .getResultList();
        Map<Light, Integer> lights = new EnumMap<>(Light.class);
        int done = 0;
        while (done < due.size() && (done == 0 || day.now().isBefore(until))) {
            List<UUID> slice = due.subList(done, Math.min(done + (done == 0 ? FIRST_SLICE : SLICE), due.size()));
            done += slice.size();
            freeze(stillDue(slice, month, edition), month, edition)
                    .forEach(light -> lights.merge(light.light(), 1, Integer::sum));
            entities.flush();
            entities.clear();
        }
        Object[] left = query(
                        "select count(e), count(case when " + NEXT_ONE + " then 1 end)" + IN_DISPATCH,
                        month,
                        Object[].class,
                        "")
                .getSingleResult();
        long remaining = (Long) left[1];
        int frozen = lights.values().stream().mapToInt(Integer::intValue).sum();
        return new Outcome(month, frozen, lights, remaining, (Long) left[0] - remaining);
    }

    /** Locked, without those that left or were frozen by themselves before the lock was had. */
    private List<Dossier> stillDue(List<UUID> slice, YearMonth month, LightEdition edition) {
        List<Project> locked = entities
                .createQuery("select e from Project e where e.id in (:ids) order by e.id", Project.class)
                .setParameter("ids", slice)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .filter(project -> project.status() != ProjectStatus.EXITED
                        && project.status() != ProjectStatus.SUSPENDED
                        && !project.dispatchedFrom().isAfter(month))
                .toList();
        return dossiers.forMonth(locked, month, edition).stream()
                .filter(dossier -> !dossier.frozen().containsKey(month))
                .filter(dossier -> DueMonths.isNext(dossier, month))
                .toList();
    }

    private List<MonthLight> freeze(List<Dossier> dossiers, YearMonth month, LightEdition edition) {
        LightRules rules = new LightRules(edition);
        List<MonthLight> lights = new ArrayList<>();
        List<NewEvent> events = new ArrayList<>();
        List<AuditTrail.Act> acts = new ArrayList<>();
        for (Dossier dossier : dossiers) {
            Project project = dossier.project();
            FrozenLight frozen = rules.freeze(dossier.facts(month, edition.cutOff(month)), month);
            LightReading.Decision decision = reading.decision(frozen);
            MonthLight light = new MonthLight(
                    new LightId(ids.next()),
                    project,
                    frozen,
                    dossier.frozen().get(month.minusMonths(1)),
                    decision.escalation(),
                    day.now());
            entities.persist(light);
            String step = decision.escalation();
            Integer redMonths = decision.redMonths();
            if (step != null && redMonths != null) {
                entities.persist(new DispatchOrder(new DispatchOrderId(ids.next()), light, step, redMonths));
            }
            lights.add(light);
            events.add(new NewEvent(
                    ProjectEvents.PROJECT,
                    ProjectEvents.LIGHT_FROZEN,
                    1,
                    project.id(),
                    LightFact.of(project, reading.view(light, frozen, decision)),
                    month.atEndOfMonth(),
                    project.dataScope()));
            acts.add(new AuditTrail.Act(project.id().wire(), null, null, frozen));
        }
        outbox.append(events);
        audit.record("FREEZE_LIGHT", acts);
        return lights;
    }

    private <T> TypedQuery<T> query(String hql, YearMonth month, Class<T> type, String order) {
        var scope = Projects.inScope("e.", call.scope());
        TypedQuery<T> query =
                entities.createQuery(hql + " and " + scope.hql() + order, type).setParameter("month", month.atDay(1));
        scope.parameters().forEach(query::setParameter);
        if (hql.contains(":before")) {
            query.setParameter("before", month.minusMonths(1).atDay(1));
        }
        return query;
    }
}

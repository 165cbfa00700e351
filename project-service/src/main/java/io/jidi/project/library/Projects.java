package io.jidi.project.library;

import io.jidi.platform.page.Where;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.DataScope;
import io.jidi.platform.security.Roles;
import io.jidi.project.ProjectProblem;
import io.jidi.project.library.rules.ProjectStatus;
import io.jidi.project.library.rules.RestrictedVisibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The projects that the caller may see: of its regions, its bases and its own enterprises. Others do not exist for it. */
@ApplicationScoped
public class Projects {

    /** Month of the last report of a project {@code e}, the first of all days if it has none; for conditions of lists. */
    public static final String LAST_REPORTED =
            "coalesce((select max(r.month) from ReportFiling r where r.projectId = e.id), {d '1970-01-01'})";

    private final EntityManager entities;
    private final CallContext call;

    Projects(EntityManager entities, CallContext call) {
        this.entities = entities;
        this.call = call;
    }

    /** @throws io.jidi.platform.problem.Problem 404 for one that does not exist or is out of scope */
    public Project visible(ProjectId id) {
        return find(id, LockModeType.NONE);
    }

    /** The same, locked against every other change of it until the transaction ends. */
    public Project locked(ProjectId id) {
        return find(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * The same, for what is done only to a project that is in the library.
     *
     * @throws io.jidi.platform.problem.Problem 409 for one that has left: it stays as it was
     */
    public Project inLibrary(ProjectId id) {
        Project project = locked(id);
        if (project.status() == ProjectStatus.EXITED) {
            throw ProjectProblem.PROJECT_HAS_LEFT.problem();
        }
        return project;
    }

    /**
     * The caller's scope as a condition over three columns.
     *
     * @param prefix alias with its dot, {@code e.}
     */
    public static Where inScope(String prefix, DataScope scope) {
        return Where.regionIn(prefix + "regionCode", scope)
                .or(in(prefix + "baseCode", "scopeBases", scope.bases()))
                .or(in(prefix + "ownerCreditCode", "scopeEnterprises", scope.enterprises()));
    }

    /** The projects among {@code e} that the caller may see. */
    Where visibleProjects() {
        Where scope = inScope("e.", call.scope());
        return seesRestricted() ? scope : scope.and(new Where("e.restricted = false", java.util.Map.of()));
    }

    /**
     * What is kept of projects in a table of its own, {@code e}, that the caller may see.
     *
     * @param prefix alias with its dot, over the columns of {@link #inScope}
     * @param project path of the project's identifier
     */
    public Where visible(String prefix, String project) {
        Where scope = inScope(prefix, call.scope());
        return seesRestricted()
                ? scope
                : scope.and(new Where(
                        project + " not in (select p.id from Project p where p.restricted = true)",
                        java.util.Map.of()));
    }

    /** Whether persons that answer for projects are shown by name to the caller. */
    boolean namesPersons() {
        return call.caller().has(Roles.PROVINCE_OFFICE) || call.caller().has(Roles.CITY_OFFICE);
    }

    /** The system's own work sees all: it comes with the scope of everything, which no token grants. */
    public boolean seesRestricted() {
        return call.scope().regionPrefixes().contains("")
                || RestrictedVisibility.sees(call.caller().roles());
    }

    public List<ClassPeriod> classPeriods(Collection<UUID> projects) {
        return rows(ClassPeriod.class, "e.fromMonth, e.id", projects);
    }

    public List<YearPlan> plans(Collection<UUID> projects) {
        return rows(YearPlan.class, "e.year, e.revision", projects);
    }

    /** Those of one year. */
    public List<YearPlan> plans(Collection<UUID> projects, int year) {
        return entities.createQuery(
                        "select e from YearPlan e where e.projectId in (:projects) and e.year = :year order by e.revision",
                        YearPlan.class)
                .setParameter("projects", projects)
                .setParameter("year", year)
                .getResultList();
    }

    List<Transition> transitions(ProjectId project) {
        return rows(Transition.class, "e.recordedAt, e.id", Set.of(project.value()));
    }

    List<Responsibility> responsibilities(ProjectId project) {
        return rows(Responsibility.class, "e.fromDate", Set.of(project.value()));
    }

    private <T> List<T> rows(Class<T> type, String order, Collection<UUID> projects) {
        return entities.createQuery(
                        "select e from " + type.getSimpleName() + " e where e.projectId in (:projects) order by "
                                + order,
                        type)
                .setParameter("projects", projects)
                .getResultList();
    }

    /**
     * One that something else is about to name: nobody restricts it until the transaction ends, so what is told then is right. To be
     * asked before what names it is locked; a restriction goes the same way.
     *
     * @throws io.jidi.platform.problem.Problem 404 as {@link #visible}
     */
    public Project toBeNamed(ProjectId id) {
        return find(id, LockModeType.PESSIMISTIC_READ);
    }

    private Project find(ProjectId id, LockModeType lock) {
        return Optional.ofNullable(entities.find(Project.class, id.value(), lock))
                .filter(project -> call.scope().sees(project.accessScope()))
                .filter(project -> !project.restricted() || seesRestricted())
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    private static Where in(String path, String parameter, Set<String> codes) {
        return codes.isEmpty()
                ? new Where("1 = 0", java.util.Map.of())
                : Where.of(path + " in (:" + parameter + ")", parameter, codes);
    }
}

package io.jidi.project.library;

import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.library.rules.ChangeType;
import io.jidi.project.library.rules.ProjectStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which project came back, was merged or split into which (domain file project-library 2.9). */
@ApplicationScoped
class ProjectLinks {

    private final Sql sql;
    private final Projects projects;
    private final BusinessDay day;

    ProjectLinks(Sql sql, Projects projects, BusinessDay day) {
        this.sql = sql;
        this.projects = projects;
        this.day = day;
    }

    /**
     * Links a project that was just admitted with the one that left and comes back.
     *
     * @param given as the application names it; if it names none, the last one that left with a code of the new project,
     *     or with its name and owner, is taken
     * @throws io.jidi.platform.problem.Problem 422 for one that has not left
     */
    void reentry(Project project, @Nullable ProjectId given) {
        if (given != null && projects.visible(given).status() != ProjectStatus.EXITED) {
            throw ProjectProblem.REENTRY_REFUSED.at(
                    "/reentryOf", "所指项目未退出，不能重新入库", "That project has not left: it cannot come back");
        }
        Optional<UUID> former = given == null ? lastThatLeft(project) : Optional.of(given.value());
        former.ifPresent(one -> link(project.id().value(), one, "REENTRY_OF"));
    }

    /** Links a project that leaves with those that take over. */
    void takenOver(ProjectId left, ChangeType change, List<UUID> successors) {
        successors.forEach(one -> link(left.value(), one, change == ChangeType.MERGE ? "MERGED_INTO" : "SPLIT_INTO"));
    }

    /** Both directions; the reverse one is named so. */
    List<ProjectView.Link> of(ProjectId project) {
        return sql.list(
                "select l.kind, l.other_id, p.code from project_link l join project p on p.id = l.other_id"
                        + " where l.project_id = ? union all"
                        + " select case l.kind when 'REENTRY_OF' then 'CAME_BACK_AS' when 'MERGED_INTO'"
                        + " then 'TOOK_IN' else 'PART_OF' end, l.project_id, p.code"
                        + " from project_link l join project p on p.id = l.project_id where l.other_id = ?"
                        + " order by 1, 3",
                row -> new ProjectView.Link(
                        row.getString(1), new ProjectId(row.getObject(2, UUID.class)), row.getString(3)),
                project.value(),
                project.value());
    }

    private Optional<UUID> lastThatLeft(Project project) {
        return sql.first(
                "select p.id from project p join project n on n.id = ? where p.status = 'EXITED' and p.id <> n.id"
                        + " and (exists (select 1 from project_code c join project_code m on m.code = c.code"
                        + " where c.project_id = p.id and m.project_id = n.id)"
                        + " or (p.owner_credit_code = n.owner_credit_code"
                        + " and lower(regexp_replace(normalize(p.name, NFKC), '\\s+', '', 'g'))"
                        + " = lower(regexp_replace(normalize(n.name, NFKC), '\\s+', '', 'g'))))"
                        + " order by p.updated_at desc, p.id limit 1",
                row -> row.getObject(1, UUID.class),
                project.id().value());
    }

    private void link(UUID project, UUID other, String kind) {
        sql.update(
                "insert into project_link (project_id, other_id, kind, recorded_at) values (?, ?, ?, ?)",
                project,
                other,
                kind,
                day.now());
    }
}

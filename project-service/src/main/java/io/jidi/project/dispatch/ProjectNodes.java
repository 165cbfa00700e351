package io.jidi.project.dispatch;

import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.dispatch.rules.NodeLight;
import io.jidi.project.library.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Nodes of preparation with their hours. */
@ApplicationScoped
class ProjectNodes {

    private final Sql sql;
    private final BusinessDay day;
    private final DispatchEdition edition;

    ProjectNodes(Sql sql, BusinessDay day, DispatchEdition edition) {
        this.sql = sql;
        this.day = day;
        this.edition = edition;
    }

    /**
     * A node as shown.
     *
     * @param late done after its limit, or past it
     * @param minutesLeft negative past the limit; 0 once done
     */
    public record View(
            String name,
            boolean major,
            Instant limitAt,
            @Nullable Instant doneAt,
            NodeLight.Colour light,
            boolean late,
            long minutesLeft) {}

    List<View> of(ProjectId project) {
        return sql.list(
                "select name, major, limit_at, done_at from project_node where project_id = ? order by limit_at, name",
                this::view,
                project.value());
    }

    /** @throws io.jidi.platform.problem.Problem 404 if the project has no such node */
    View one(ProjectId project, String name) {
        return sql.first(
                        "select name, major, limit_at, done_at from project_node where project_id = ? and name = ?"
                                + " for update",
                        this::view,
                        project.value(),
                        name)
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    /** Whether it was new. */
    boolean enter(UUID id, ProjectId project, String name, boolean major, Instant limit) {
        return sql.update(
                        "insert into project_node (id, project_id, name, major, limit_at, recorded_at)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict (project_id, name) do nothing",
                        id,
                        project.value(),
                        name,
                        major,
                        limit,
                        day.now())
                > 0;
    }

    void finish(ProjectId project, String name, Instant doneAt) {
        sql.update(
                "update project_node set done_at = ? where project_id = ? and name = ?", doneAt, project.value(), name);
    }

    private View view(ResultSet row) throws SQLException {
        Instant limit = row.getObject(3, OffsetDateTime.class).toInstant();
        OffsetDateTime done = row.getObject(4, OffsetDateTime.class);
        Instant doneAt = done == null ? null : done.toInstant();
        NodeLight light = NodeLight.at(limit, doneAt, day.now(), edition.nodeYellowHours());
        return new View(
                row.getString(1), row.getBoolean(2), limit, doneAt, light.colour(), light.late(), light.minutesLeft());
    }
}

package io.jidi.fund.portfolio;

import io.jidi.platform.consume.EventHandler;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which firm owns which project of the library. */
@ApplicationScoped
class OwnedProjects implements EventHandler {

    private final Sql sql;

    OwnedProjects(Sql sql) {
        this.sql = sql;
    }

    /** What this consumer uses of a project. */
    record Project(
            String projectId,
            String code,
            String name,
            String status,
            String regionCode,
            @Nullable String ownerCreditCode) {}

    @Override
    public String consumer() {
        return "portfolio-projects";
    }

    @Override
    public Set<String> topics() {
        return Set.of("project.project.events.v1");
    }

    @Override
    public Set<String> types() {
        return Set.of("io.jidi.project.project.admitted", "io.jidi.project.project.changed");
    }

    @Override
    public void handle(ReceivedEvent event) {
        Project project = event.data(Project.class);
        sql.update(
                "insert into owned_project (id, project_id, code, name, status, region_code, credit_code, since)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set code = excluded.code,"
                        + " name = excluded.name, status = excluded.status, region_code = excluded.region_code,"
                        + " credit_code = excluded.credit_code, since = excluded.since",
                TypeIds.parse("prj", project.projectId()),
                project.projectId(),
                project.code(),
                project.name(),
                project.status(),
                project.regionCode(),
                project.ownerCreditCode(),
                event.time());
    }
}

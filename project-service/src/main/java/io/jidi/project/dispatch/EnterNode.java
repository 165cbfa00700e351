package io.jidi.project.dispatch;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.project.ProjectProblem;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Enters a node of a project's preparation with its limit; the limit does not move afterwards. */
@ApplicationScoped
class EnterNode {

    private final Projects projects;
    private final ProjectNodes nodes;
    private final AuditTrail audit;
    private final Uuid7 ids;

    EnterNode(Projects projects, ProjectNodes nodes, AuditTrail audit, Uuid7 ids) {
        this.projects = projects;
        this.nodes = nodes;
        this.audit = audit;
        this.ids = ids;
    }

    /** @param name without a slash: it stands in the node's address */
    @Schema(name = "EnterNode")
    public record Request(
            @NotBlank @Size(max = 60) @Pattern(regexp = "[^/\\\\%?#;]*")
            String name,

            boolean major,
            @NotNull Instant limitAt) {}

    ProjectNodes.View execute(ProjectId id, Request request) {
        projects.inLibrary(id);
        String name = request.name().strip();
        if (!nodes.enter(ids.next(), id, name, request.major(), request.limitAt())) {
            throw ProjectProblem.NODE_EXISTS.at("/name", "已有节点 " + name, "There is a node " + name);
        }
        audit.record("ENTER_NODE", id.wire(), null, null, request);
        return nodes.one(id, name);
    }
}

package io.jidi.project.dispatch;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Marks a node as done; what was late stays late. */
@ApplicationScoped
class FinishNode {

    private final Projects projects;
    private final ProjectNodes nodes;
    private final AuditTrail audit;
    private final BusinessDay day;

    FinishNode(Projects projects, ProjectNodes nodes, AuditTrail audit, BusinessDay day) {
        this.projects = projects;
        this.nodes = nodes;
        this.audit = audit;
        this.day = day;
    }

    /** @param doneAt default now */
    @Schema(name = "FinishNode")
    public record Request(@Nullable Instant doneAt) {}

    ProjectNodes.View execute(ProjectId id, String name, Request request) {
        projects.inLibrary(id);
        ProjectNodes.View before = nodes.one(id, name);
        Instant done = Objects.requireNonNullElse(request.doneAt(), day.now());
        if (before.doneAt() != null) {
            throw ProjectProblem.NODE_REFUSED.problem("该节点已办结", "The node is done already");
        }
        if (done.isAfter(day.now())) {
            throw ProjectProblem.NODE_REFUSED.at("/doneAt", "办结时间不能晚于现在", "It cannot be done in the future");
        }
        nodes.finish(id, name, done);
        ProjectNodes.View after = nodes.one(id, name);
        audit.record("FINISH_NODE", id.wire(), null, before, after);
        return after;
    }
}

package io.jidi.project.dispatch;

import io.jidi.platform.command.Command;
import io.jidi.platform.security.Roles;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Nodes of preparation over HTTP. */
@Path("/api/v1/projects/{id}/nodes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "节点灯 | Node lights")
@RolesAllowed({
    Roles.PROVINCE_OFFICE,
    Roles.DEPARTMENT,
    Roles.CITY_OFFICE,
    Roles.BASE_OFFICE,
    Roles.ENTERPRISE,
    Roles.AUDITOR,
    Roles.DATA_PLATFORM
})
public class NodeResource {

    private final Projects projects;
    private final ProjectNodes nodes;
    private final EnterNode enterNode;
    private final FinishNode finishNode;

    NodeResource(Projects projects, ProjectNodes nodes, EnterNode enterNode, FinishNode finishNode) {
        this.projects = projects;
        this.nodes = nodes;
        this.enterNode = enterNode;
        this.finishNode = finishNode;
    }

    /** The nodes of a project by their limits. */
    public record Nodes(List<ProjectNodes.View> items) {}

    @GET
    @Transactional
    @Operation(
            summary = "项目前期节点及节点灯 | A project's nodes with their lights",
            description = "绿办结、蓝正常、黄临近时限、红逾期，与月度项目灯无关 | Green done, blue normal, yellow near the limit, red past it")
    public Nodes list(@PathParam("id") ProjectId id) {
        projects.visible(id);
        return new Nodes(nodes.of(id));
    }

    @POST
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.CITY_OFFICE})
    @Operation(summary = "登记前期节点 | Enter a node with its limit")
    @APIResponseSchema(value = ProjectNodes.View.class, responseCode = "201")
    public Response enter(@PathParam("id") ProjectId id, @Valid @NotNull EnterNode.Request request) {
        return Response.created(URI.create("/api/v1/projects/" + id + "/nodes"))
                .entity(enterNode.execute(id, request))
                .build();
    }

    @POST
    @Path("/{name}/done")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.CITY_OFFICE})
    @Operation(summary = "办结前期节点 | Mark a node as done")
    @APIResponseSchema(value = ProjectNodes.View.class, responseCode = "200")
    public Response finish(
            @PathParam("id") ProjectId id, @PathParam("name") String name, @Valid @NotNull FinishNode.Request request) {
        return Response.ok(finishNode.execute(id, name, request)).build();
    }
}

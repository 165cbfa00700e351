package io.jidi.enterprise.policy;

import io.jidi.platform.command.Command;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The assessment of everybody over HTTP. */
@Path("/api/v1/criteria/assessment-runs")
@Tag(name = "评估 | Assessments")
@RolesAllowed(Roles.PROVINCE_OFFICE)
public class EverybodyResource {

    private final PolicyRuns runs;

    EverybodyResource(PolicyRuns runs) {
        this.runs = runs;
    }

    @POST
    @Command
    @Operation(
            summary = "按某日评估全部企业，只保存变化 | Assess everybody on a date; only changes are stored and told",
            description = "在后台进行，可重复执行 | Runs in the background and may be repeated")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = RunView.class)))
    public Response start(@Valid @NotNull EverybodyRequest request) {
        RunView run = runs.assessEverybody(request);
        return Response.accepted(run)
                .location(URI.create("/api/v1/criteria/assessment-runs/" + run.id()))
                .build();
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(summary = "查看评估进度与结果 | Show the progress and result")
    public RunView one(@PathParam("id") RunId id) {
        return runs.get(id, RunKind.ASSESS_EVERYBODY).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }
}

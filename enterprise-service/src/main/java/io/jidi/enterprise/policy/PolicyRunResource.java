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

/** What-if and comparison of editions over HTTP. */
@Path("/api/v1/criteria/what-if")
@Tag(name = "认定标准 | Standards")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT})
public class PolicyRunResource {

    private final PolicyRuns runs;

    PolicyRunResource(PolicyRuns runs) {
        this.runs = runs;
    }

    @POST
    @Command
    @Operation(
            summary = "假设测算：改参数、用草案或换版本后谁会变动 | What if: who moves with other parameters, a draft or another edition",
            description = "在后台逐块测算全部企业，结果见 Location | Runs over everybody in the background; Location has the result")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = RunView.class)))
    public Response start(@Valid @NotNull PolicyQuestion question) {
        RunView run = runs.whatIf(question);
        return Response.accepted(run)
                .location(URI.create("/api/v1/criteria/what-if/" + run.id()))
                .build();
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(summary = "查看测算进度与结果 | Show a run's progress and result")
    public RunView one(@PathParam("id") RunId id) {
        return runs.get(id, RunKind.WHAT_IF).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }
}

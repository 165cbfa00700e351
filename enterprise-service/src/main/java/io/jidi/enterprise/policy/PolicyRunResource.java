package io.jidi.enterprise.policy;

import io.jidi.platform.command.Command;
import io.jidi.platform.http.WholeProvince;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Runs over the whole population over HTTP: what-if with comparison of editions, and the assessment of everybody. */
@Path(PolicyRunResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT})
public class PolicyRunResource {

    static final String PATH = "/api/v1/criteria";
    private static final String WHAT_IF = "/what-if";
    private static final String EVERYBODY = "/assessment-runs";

    private final PolicyRuns runs;

    PolicyRunResource(PolicyRuns runs) {
        this.runs = runs;
    }

    @POST
    @Path(WHAT_IF)
    @Command
    @Tag(name = "认定标准 | Standards")
    @WholeProvince
    @Operation(
            summary = "假设测算：改参数、用草案或换版本后谁会变动 | What if: who moves with other parameters, a draft or another edition",
            description = "在后台逐块测算全部企业，进程中断后自动重算；结果见 Location | Runs over everybody in the background and is taken up"
                    + " again after a process died; Location has the result")
    @APIResponseSchema(value = RunView.class, responseCode = "202")
    public Response ask(@Valid @NotNull PolicyQuestion question) {
        return accepted(runs.whatIf(question), WHAT_IF);
    }

    @GET
    @Path(WHAT_IF + "/{id}")
    @Transactional
    @Tag(name = "认定标准 | Standards")
    @WholeProvince
    @Operation(summary = "查看测算进度与结果 | Show a run's progress and result")
    public RunView asked(@PathParam("id") RunId id) {
        return found(id, RunKind.WHAT_IF);
    }

    @POST
    @Path(EVERYBODY)
    @Command
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @Tag(name = "评估 | Assessments")
    @WholeProvince
    @Operation(
            summary = "按某日评估全部企业，只保存变化 | Assess everybody on a date; only changes are stored and told",
            description = "在后台进行，可重复执行，进程中断后自动继续 | Runs in the background, may be repeated, and goes on after a"
                    + " process died")
    @APIResponseSchema(value = RunView.class, responseCode = "202")
    public Response assess(@Valid @NotNull EverybodyRequest request) {
        return accepted(runs.assessEverybody(request), EVERYBODY);
    }

    @GET
    @Path(EVERYBODY + "/{id}")
    @Transactional
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @Tag(name = "评估 | Assessments")
    @WholeProvince
    @Operation(summary = "查看评估进度与结果 | Show the progress and result")
    public RunView assessed(@PathParam("id") RunId id) {
        return found(id, RunKind.ASSESS_EVERYBODY);
    }

    private static Response accepted(RunView run, String path) {
        return Response.accepted(run)
                .location(URI.create(PATH + path + "/" + run.id()))
                .build();
    }

    private RunView found(RunId id, RunKind kind) {
        return runs.get(id, kind).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }
}

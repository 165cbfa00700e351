package io.jidi.exchange.national;

import io.jidi.platform.command.Command;
import io.jidi.platform.http.WholeProvince;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What goes to the national gateway, over HTTP. */
@Path("/api/v1/exchange/national-submissions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "国家平台 | National gateway")
@RolesAllowed(Roles.PROVINCE_OFFICE)
public class NationalResource {

    private final NationalGateway gateway;
    private final Submissions submissions;
    private final SubmitToNation submitToNation;

    NationalResource(NationalGateway gateway, Submissions submissions, SubmitToNation submitToNation) {
        this.gateway = gateway;
        this.submissions = submissions;
        this.submitToNation = submitToNation;
    }

    /** Whether there is a gateway to hand in to. */
    enum Connector {
        OFF,
        CONFIGURED
    }

    /**
     * The newest 200.
     *
     * @param connector OFF: nothing is configured, and a cockpit shows no menu for it
     */
    @Schema(name = "NationalSubmissions")
    record Handed(Connector connector, List<SubmissionView> items) {}

    @GET
    @WholeProvince
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.AUDITOR})
    @Operation(summary = "查询报送国家平台的记录 | List what was handed to the national gateway")
    public Handed list() {
        return new Handed(gateway.isConfigured() ? Connector.CONFIGURED : Connector.OFF, submissions.newest());
    }

    @GET
    @Path("/{id}")
    @WholeProvince
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.AUDITOR})
    @Operation(summary = "读取一次报送及回执 | Read a submission with its receipt")
    public SubmissionView one(@PathParam("id") SubmissionId id) {
        return submissions.find(id);
    }

    @POST
    @Command
    @WholeProvince
    @Operation(summary = "报送国家平台 | Hand in to the national gateway")
    @APIResponseSchema(value = SubmissionView.class, responseCode = "201")
    public Response submit(@Valid @NotNull SubmitToNation.Request request) {
        SubmissionView view = submitToNation.execute(request);
        return Response.created(URI.create("/api/v1/exchange/national-submissions/" + view.id()))
                .entity(view)
                .build();
    }
}

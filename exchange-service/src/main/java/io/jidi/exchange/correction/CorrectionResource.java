package io.jidi.exchange.correction;

import io.jidi.exchange.dataset.Entitlement;
import io.jidi.exchange.dataset.rules.Grade;
import io.jidi.platform.command.Command;
import io.jidi.platform.security.CallContext;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Corrections as offices see and answer them. */
@Path("/api/v1/exchange/corrections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "校核纠错 | Corrections")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE})
public class CorrectionResource {

    private final Corrections corrections;
    private final AnswerCorrection answerCorrection;
    private final CallContext call;

    CorrectionResource(Corrections corrections, AnswerCorrection answerCorrection, CallContext call) {
        this.corrections = corrections;
        this.answerCorrection = answerCorrection;
        this.call = call;
    }

    @GET
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.AUDITOR})
    @Operation(summary = "查询本区域的校核纠错 | List corrections of one's regions")
    public PlatformCorrectionsResource.Submitted list() {
        Entitlement own = new Entitlement(Grade.L1, call.scope().regions());
        return new PlatformCorrectionsResource.Submitted(corrections.ofRegions(own.patterns()));
    }

    @POST
    @Path("/{id}/answer")
    @Command
    @Operation(summary = "答复校核纠错 | Answer a correction")
    @APIResponseSchema(value = CorrectionView.class, responseCode = "200")
    public Response answer(@PathParam("id") CorrectionId id, @Valid @NotNull AnswerCorrection.Request request) {
        return Response.ok(answerCorrection.execute(id, request)).build();
    }
}

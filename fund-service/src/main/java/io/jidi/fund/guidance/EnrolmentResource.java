package io.jidi.fund.guidance;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.command.Command;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Under which terms one fund runs. */
@Path("/api/v1/funds/{id}/enrolments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.PROVINCE_OFFICE)
public class EnrolmentResource {

    private final EnrolFund enrol;
    private final Enrolments enrolments;
    private final Funds funds;

    EnrolmentResource(EnrolFund enrol, Enrolments enrolments, Funds funds) {
        this.enrol = enrol;
        this.enrolments = enrolments;
        this.funds = funds;
    }

    /** The latest first. */
    public record EnrolmentList(List<Enrolments.Enrolment> items) {}

    @POST
    @Command
    @Operation(summary = "将基金纳入合规规则与母基金条款 | Hold a fund to the catalogue and a mother fund's terms")
    @APIResponseSchema(value = Enrolments.Enrolment.class, responseCode = "201")
    public Response enrol(@PathParam("id") FundId id, @Valid @NotNull EnrolFund.Request request) {
        return Response.created(URI.create("/api/v1/funds/" + id + "/enrolments"))
                .entity(enrol.execute(id, request))
                .build();
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
    @Operation(summary = "基金适用条款历史 | Under which terms a fund has run")
    public EnrolmentList history(@PathParam("id") FundId id) {
        return new EnrolmentList(enrolments.history(funds.visible(id).id()));
    }
}

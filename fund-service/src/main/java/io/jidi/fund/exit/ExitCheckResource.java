package io.jidi.fund.exit;

import io.jidi.fund.deal.DealId;
import io.jidi.fund.deal.DealOwner;
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

/** Checks of exit routes over HTTP. */
@Path("/api/v1/deals/{id}/exit-checks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class ExitCheckResource {

    private final CheckExit check;
    private final ExitChecks checks;
    private final DealOwner deals;

    ExitCheckResource(CheckExit check, ExitChecks checks, DealOwner deals) {
        this.check = check;
        this.checks = checks;
        this.deals = deals;
    }

    /** The latest first. */
    public record ExitCheckList(List<ExitChecks.View> items) {}

    @POST
    @Command
    @Operation(summary = "核查退出方式 | Judge a route of exit by its rules of the day")
    @APIResponseSchema(value = ExitChecks.View.class, responseCode = "201")
    public Response check(@PathParam("id") DealId id, @Valid @NotNull CheckExit.Request request) {
        return Response.created(URI.create("/api/v1/deals/" + id + "/exit-checks"))
                .entity(check.execute(id, request))
                .build();
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
    @Operation(summary = "退出方式核查记录 | How a deal's exit routes were judged")
    public ExitCheckList list(@PathParam("id") DealId id) {
        return new ExitCheckList(checks.of(deals.visible(id).deal().id()));
    }
}

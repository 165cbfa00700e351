package io.jidi.fund.deal;

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

/** A fund's investment committee over HTTP. */
@Path("/api/v1/funds/{id}/committees")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
public class CommitteeResource {

    private final ConstituteCommittee constitute;
    private final Committees committees;
    private final Funds funds;

    CommitteeResource(ConstituteCommittee constitute, Committees committees, Funds funds) {
        this.constitute = constitute;
        this.committees = committees;
        this.funds = funds;
    }

    /** The latest first. */
    public record CommitteeList(List<Committees.Committee> items) {}

    @POST
    @Command
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @Operation(summary = "组成投委会 | Make up a fund's investment committee")
    @APIResponseSchema(value = Committees.Committee.class, responseCode = "201")
    public Response constitute(@PathParam("id") FundId id, @Valid @NotNull ConstituteCommittee.Request request) {
        return Response.created(URI.create("/api/v1/funds/" + id + "/committees"))
                .entity(constitute.execute(id, request))
                .build();
    }

    @GET
    @Transactional
    @Operation(summary = "基金历届投委会 | The committees of a fund")
    public CommitteeList list(@PathParam("id") FundId id) {
        return new CommitteeList(committees.of(funds.visible(id)));
    }
}

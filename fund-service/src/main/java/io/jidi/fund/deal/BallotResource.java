package io.jidi.fund.deal;

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

/** The committee's votes on a deal over HTTP. */
@Path("/api/v1/deals/{id}/ballots")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class BallotResource {

    private final OpenBallot open;
    private final CastVote cast;
    private final CloseBallot close;
    private final Ballots ballots;
    private final Deals deals;

    BallotResource(OpenBallot open, CastVote cast, CloseBallot close, Ballots ballots, Deals deals) {
        this.open = open;
        this.cast = cast;
        this.close = close;
        this.ballots = ballots;
        this.deals = deals;
    }

    /** The latest first. */
    public record BallotList(List<Ballots.BallotView> items) {}

    @POST
    @Command
    @Operation(summary = "提交投委会表决 | Put a deal before the committee")
    @APIResponseSchema(value = Ballots.BallotView.class, responseCode = "201")
    public Response open(@PathParam("id") DealId id) {
        return created(open.execute(id));
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
    @Operation(summary = "投委会表决记录 | The committee's votes on a deal")
    public BallotList list(@PathParam("id") DealId id) {
        return new BallotList(ballots.of(deals.visible(id).id()));
    }

    @POST
    @Path("/{ballotId}/votes")
    @Command
    @RolesAllowed({Roles.INVESTMENT_COMMITTEE, Roles.PROVINCE_OFFICE})
    @Operation(summary = "委员表决 | A member's vote")
    @APIResponseSchema(value = Ballots.BallotView.class, responseCode = "201")
    public Response vote(
            @PathParam("id") DealId id,
            @PathParam("ballotId") BallotId ballot,
            @Valid @NotNull CastVote.Request request) {
        return created(cast.execute(id, ballot, request));
    }

    @POST
    @Path("/{ballotId}/closings")
    @Command
    @Operation(summary = "结束表决 | Close a ballot")
    @APIResponseSchema(value = Ballots.BallotView.class, responseCode = "201")
    public Response close(@PathParam("id") DealId id, @PathParam("ballotId") BallotId ballot) {
        return created(close.execute(id, ballot));
    }

    private static Response created(Ballots.BallotView view) {
        return Response.created(URI.create("/api/v1/deals/" + view.dealId() + "/ballots"))
                .entity(view)
                .build();
    }
}

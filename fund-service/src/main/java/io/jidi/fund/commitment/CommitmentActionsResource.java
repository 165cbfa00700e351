package io.jidi.fund.commitment;

import io.jidi.fund.fund.Funds;
import io.jidi.platform.command.Command;
import io.jidi.platform.http.Versions;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** One commitment over HTTP: shown, reduced, transferred. */
@Path("/api/v1/commitments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class CommitmentActionsResource {

    private final ReleaseCommitment release;
    private final TransferCommitment transfer;
    private final Commitments commitments;
    private final Funds funds;

    CommitmentActionsResource(
            ReleaseCommitment release, TransferCommitment transfer, Commitments commitments, Funds funds) {
        this.release = release;
        this.transfer = transfer;
        this.commitments = commitments;
        this.funds = funds;
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
    @Operation(summary = "认缴详情 | One commitment")
    @APIResponseSchema(value = CommitmentView.class, responseCode = "200")
    public Response one(@PathParam("id") CommitmentId id) {
        Commitment commitment = commitments.find(id);
        funds.visible(commitment.fundId());
        return Response.ok(commitment.view())
                .tag(Versions.tag(commitment.version()))
                .build();
    }

    @POST
    @Path("/{id}/releases")
    @Command(keyRequired = true)
    @Operation(summary = "核减认缴 | Reduce or release a commitment")
    @APIResponseSchema(value = CommitmentView.class, responseCode = "201")
    public Response release(
            @PathParam("id") CommitmentId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ReleaseCommitment.Request request) {
        return created(id, release.execute(id, ifMatch, request).view());
    }

    @POST
    @Path("/{id}/transfers")
    @Command(keyRequired = true)
    @Operation(summary = "转让份额 | Transfer a commitment with its part of the capital account")
    @APIResponseSchema(value = TransferCommitment.Transferred.class, responseCode = "201")
    public Response transfer(
            @PathParam("id") CommitmentId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull TransferCommitment.Request request) {
        return created(id, transfer.execute(id, ifMatch, request));
    }

    private static Response created(CommitmentId id, Object entity) {
        return Response.created(URI.create("/api/v1/commitments/" + id))
                .entity(entity)
                .build();
    }
}

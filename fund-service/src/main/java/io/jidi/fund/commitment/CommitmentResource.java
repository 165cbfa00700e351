package io.jidi.fund.commitment;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.command.Command;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Partners and commitments of a fund over HTTP. */
@Path("/api/v1/funds/{id}")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class CommitmentResource {

    private final AddPartner addPartner;
    private final SignCommitment sign;
    private final Commitments commitments;
    private final Funds funds;
    private final EntityManager entities;
    private final Clock clock;

    CommitmentResource(
            AddPartner addPartner,
            SignCommitment sign,
            Commitments commitments,
            Funds funds,
            EntityManager entities,
            Clock clock) {
        this.addPartner = addPartner;
        this.sign = sign;
        this.commitments = commitments;
        this.funds = funds;
        this.entities = entities;
        this.clock = clock;
    }

    /** The partners of a fund. */
    public record Partners(List<PartnerView> items, Instant asOf) {}

    /** The commitments of a fund with their sums; the fund's identity is that of its partners. */
    public record CommitmentList(
            List<CommitmentView> items, Money committed, Money called, Money unfunded, Instant asOf) {}

    @POST
    @Path("/partners")
    @Command
    @Operation(summary = "登记合伙人 | Take a partner into a fund")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PartnerView.class)))
    public Response addPartner(@PathParam("id") FundId id, @Valid @NotNull AddPartner.Request request) {
        Partner partner = addPartner.execute(id, request);
        return Response.created(URI.create("/api/v1/funds/" + id + "/partners"))
                .entity(partner.view())
                .build();
    }

    @GET
    @Path("/partners")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
    @Operation(summary = "合伙人列表 | Partners of a fund")
    public Partners partners(@PathParam("id") FundId id) {
        funds.visible(id);
        return new Partners(
                entities
                        .createQuery("from Partner p where p.fundId = :fund order by p.id", Partner.class)
                        .setParameter("fund", id.value())
                        .getResultList()
                        .stream()
                        .map(Partner::view)
                        .toList(),
                clock.instant());
    }

    @POST
    @Path("/commitments")
    @Command(keyRequired = true)
    @Operation(summary = "签署认缴 | Sign a commitment")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CommitmentView.class)))
    public Response sign(@PathParam("id") FundId id, @Valid @NotNull SignCommitment.Request request) {
        Commitment commitment = sign.execute(id, request);
        return Response.created(URI.create("/api/v1/funds/" + id + "/commitments"))
                .entity(commitment.view())
                .build();
    }

    @GET
    @Path("/commitments")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
    @Operation(summary = "认缴列表 | Commitments of a fund")
    public CommitmentList list(@PathParam("id") FundId id) {
        Fund fund = funds.visible(id);
        List<Commitment> found = commitments.of(fund);
        Money zero = Money.zero(fund.currency());
        return new CommitmentList(
                found.stream().map(Commitment::view).toList(),
                found.stream().map(Commitment::amount).reduce(zero, Money::plus),
                found.stream().map(Commitment::called).reduce(zero, Money::plus),
                found.stream().map(Commitment::unfunded).reduce(zero, Money::plus),
                clock.instant());
    }
}

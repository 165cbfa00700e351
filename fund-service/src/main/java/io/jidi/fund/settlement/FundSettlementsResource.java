package io.jidi.fund.settlement;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.command.Command;
import io.jidi.platform.http.Versions;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** What a fund's partners settle among themselves: worked out without writing anything, or proposed. */
@Path("/api/v1/funds/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class FundSettlementsResource {

    private final Funds funds;
    private final SettlementRequests requests;
    private final ProposeSettlement propose;
    private final Settlements settlements;

    FundSettlementsResource(
            Funds funds, SettlementRequests requests, ProposeSettlement propose, Settlements settlements) {
        this.funds = funds;
        this.requests = requests;
        this.propose = propose;
        this.settlements = settlements;
    }

    /** What would be settled; the amount is zero when nothing is due. */
    public record SettlementPreview(
            SettlementKind kind,
            Money amount,
            List<PreviewLine> lines,
            List<SettlementView.TierLine> tiers,
            List<Plan.Step> explanation) {}

    /** One partner's part of it. */
    public record PreviewLine(PartnerId partnerId, Money fromEscrow, Money owes, Money receives) {}

    @POST
    @Path("/clawbacks/preview")
    @Transactional
    @Operation(summary = "测算业绩报酬回拨 | Work out a clawback of carry")
    public SettlementPreview clawbackPreview(
            @PathParam("id") FundId id, @Valid @NotNull SettlementRequests.ClawbackRequest request) {
        return preview(id, request);
    }

    @POST
    @Path("/clawbacks")
    @Command(keyRequired = true)
    @Operation(summary = "编制业绩报酬回拨 | Propose a clawback of carry")
    @APIResponseSchema(value = SettlementView.class, responseCode = "201")
    public Response clawback(@PathParam("id") FundId id, @Valid @NotNull SettlementRequests.ClawbackRequest request) {
        return proposed(propose.execute(id, request));
    }

    @POST
    @Path("/escrow-releases/preview")
    @Transactional
    @Operation(summary = "测算暂存业绩报酬释放 | Work out what carry may leave the escrow")
    public SettlementPreview releasePreview(
            @PathParam("id") FundId id, @Valid @NotNull SettlementRequests.EscrowRequest request) {
        return preview(id, request);
    }

    @POST
    @Path("/escrow-releases")
    @Command(keyRequired = true)
    @Operation(summary = "编制暂存业绩报酬释放 | Propose to release carry from escrow")
    @APIResponseSchema(value = SettlementView.class, responseCode = "201")
    public Response release(@PathParam("id") FundId id, @Valid @NotNull SettlementRequests.EscrowRequest request) {
        return proposed(propose.execute(id, request));
    }

    @POST
    @Path("/concessions/preview")
    @Transactional
    @Operation(summary = "测算让利 | Work out the concession of the guidance money, or the gates that are shut")
    public SettlementPreview concessionPreview(
            @PathParam("id") FundId id, @Valid @NotNull SettlementRequests.ConcessionRequest request) {
        return preview(id, request);
    }

    @POST
    @Path("/concessions")
    @Command(keyRequired = true)
    @Operation(summary = "编制让利方案 | Propose the concession of the guidance money")
    @APIResponseSchema(value = SettlementView.class, responseCode = "201")
    public Response concession(
            @PathParam("id") FundId id, @Valid @NotNull SettlementRequests.ConcessionRequest request) {
        return proposed(propose.execute(id, request));
    }

    private SettlementPreview preview(FundId id, SettlementRequests.Request request) {
        Fund fund = funds.visible(id);
        Plan plan = requests.plan(fund, request);
        return new SettlementPreview(
                plan.kind(),
                plan.amount(),
                plan.lines().stream()
                        .map(line -> new PreviewLine(
                                new PartnerId(line.partner()), line.fromEscrow(), line.owes(), line.receives()))
                        .toList(),
                plan.tiers().entrySet().stream()
                        .map(tier -> new SettlementView.TierLine(tier.getKey(), tier.getValue()))
                        .toList(),
                plan.steps());
    }

    private Response proposed(Settlement settlement) {
        return Response.created(URI.create("/api/v1/settlements/" + settlement.id()))
                .tag(Versions.tag(settlement.version()))
                .entity(settlements.view(settlement))
                .build();
    }
}

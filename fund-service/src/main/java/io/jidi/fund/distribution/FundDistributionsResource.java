package io.jidi.fund.distribution;

import io.jidi.fund.distribution.rules.FundWaterfall;
import io.jidi.fund.distribution.rules.Tier;
import io.jidi.fund.distribution.rules.TraceStep;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** A fund's distributions: the waterfall before anything is written, and proposals of what no exit brought in. */
@Path("/api/v1/funds/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class FundDistributionsResource {

    private final Funds funds;
    private final Waterfalls waterfalls;
    private final ProposeCash propose;
    private final DistributionLines lines;

    FundDistributionsResource(Funds funds, Waterfalls waterfalls, ProposeCash propose, DistributionLines lines) {
        this.funds = funds;
        this.waterfalls = waterfalls;
        this.propose = propose;
        this.lines = lines;
    }

    /** Cash on a day. */
    @Schema(name = "PreviewDistribution")
    public record PreviewRequest(
            @NotNull LocalDate valueDate, @NotNull Money cash) {}

    /** What one partner would get. */
    public record PartnerPart(PartnerId partnerId, Money amount) {}

    /**
     * How the cash would be shared; the tiers and the partners' parts each add up to it.
     *
     * @param unreturnedCapital of the whole fund, or of realised deals where they are shared out one by one
     * @param carryPaidBefore what was really paid, less what was given back
     * @param interimClawback carry paid before above what realised deals have earned with this cash
     */
    public record Preview(
            Money cash,
            LocalDate valueDate,
            Map<Tier, Money> tiers,
            List<DistributionView.TierLine> lines,
            List<PartnerPart> partners,
            Money unreturnedCapital,
            Money carryPaidBefore,
            Money interimClawback,
            List<TraceStep> trace) {}

    @POST
    @Path("/distributions/preview")
    @Transactional
    @Operation(summary = "预览分配（瀑布） | Preview the waterfall of a distribution")
    public Preview preview(@PathParam("id") FundId id, @Valid @NotNull PreviewRequest request) {
        Fund fund = funds.visible(id);
        fund.requirePositive("/cash", request.cash());
        FundWaterfall.Proposal proposal = waterfalls.propose(fund, request.valueDate(), request.cash());
        return new Preview(
                request.cash(),
                request.valueDate(),
                proposal.tiers(),
                proposal.lines().stream()
                        .map(line -> new DistributionView.TierLine(
                                new PartnerId(line.partner()), line.tier(), line.amount()))
                        .toList(),
                proposal.lines().stream()
                        .map(FundWaterfall.Line::partner)
                        .distinct()
                        .sorted()
                        .map(partner -> new PartnerPart(new PartnerId(partner), proposal.of(partner)))
                        .toList(),
                proposal.before().unreturned(),
                proposal.carryBefore(),
                proposal.interimClawback(),
                proposal.trace());
    }

    @POST
    @Path("/distributions")
    @Command(keyRequired = true)
    @Operation(summary = "编制分配方案 | Propose a distribution")
    @APIResponseSchema(value = DistributionView.class, responseCode = "201")
    public Response propose(@PathParam("id") FundId id, @Valid @NotNull ProposeCash.Request request) {
        Distribution distribution = propose.execute(id, request);
        return Response.created(URI.create("/api/v1/distributions/" + distribution.id()))
                .tag(Versions.tag(distribution.version()))
                .entity(lines.view(distribution))
                .build();
    }
}

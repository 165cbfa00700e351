package io.jidi.fund.distribution;

import io.jidi.fund.FundProblem;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** A fund's distributions: the waterfall before anything is written, and proposals of what no exit brought in. */
@Path("/api/v1/funds/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class FundDistributionsResource {

    private final Funds funds;
    private final Waterfalls waterfalls;
    private final ProposeDistribution propose;
    private final DistributionLines lines;

    FundDistributionsResource(
            Funds funds, Waterfalls waterfalls, ProposeDistribution propose, DistributionLines lines) {
        this.funds = funds;
        this.waterfalls = waterfalls;
        this.propose = propose;
        this.lines = lines;
    }

    /** Where a part of the cash comes from; what is null is zero. */
    public record SourceRequest(
            @NotBlank @Size(max = 200) String description,
            @Nullable Money capital,
            @Nullable Money gain,
            @Nullable Money income) {}

    /**
     * Cash to distribute.
     *
     * @param recallable part of the capital that can be called again; null: none
     */
    @Schema(name = "ProposeDistribution")
    public record ProposalRequest(
            @NotNull LocalDate valueDate,
            @NotEmpty @Size(max = 50) List<@Valid @NotNull SourceRequest> sources,
            @Nullable Money recallable,
            @NotBlank @Size(max = 500) String reason) {}

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
    public Response propose(@PathParam("id") FundId id, @Valid @NotNull ProposalRequest request) {
        Fund fund = funds.locked(id);
        requireSense(fund, request);
        Money zero = Money.zero(fund.currency());
        List<ProposeDistribution.Proceeds> proceeds = request.sources().stream()
                .map(source -> new ProposeDistribution.Proceeds(
                        null,
                        source.description(),
                        source.capital() == null ? zero : source.capital(),
                        source.gain() == null ? zero : source.gain(),
                        source.income() == null ? zero : source.income(),
                        zero))
                .toList();
        Distribution distribution =
                propose.propose(fund, recallable(proceeds, request), request.valueDate(), request.reason());
        return Response.created(URI.create("/api/v1/distributions/" + distribution.id()))
                .tag(Versions.tag(distribution.version()))
                .entity(lines.view(distribution))
                .build();
    }

    private static void requireSense(Fund fund, ProposalRequest request) {
        for (int i = 0; i < request.sources().size(); i++) {
            SourceRequest source = request.sources().get(i);
            String pointer = "/sources/" + i;
            fund.requireNotNegative(pointer + "/capital", source.capital());
            fund.requireNotNegative(pointer + "/gain", source.gain());
            fund.requireNotNegative(pointer + "/income", source.income());
            if (Stream.of(source.capital(), source.gain(), source.income())
                    .noneMatch(part -> part != null && part.isPositive())) {
                throw FundProblem.FUND_AMOUNT_NOT_POSITIVE.at(
                        pointer, "本金、收益与收入至少一项大于零", "One of capital, gain and income must be greater than zero");
            }
        }
        fund.requireNotNegative("/recallable", request.recallable());
    }

    /** The first source carries it: it is one sum for the whole distribution. */
    private static List<ProposeDistribution.Proceeds> recallable(
            List<ProposeDistribution.Proceeds> proceeds, ProposalRequest request) {
        Money recallable = request.recallable();
        if (recallable == null) {
            return proceeds;
        }
        ProposeDistribution.Proceeds first = proceeds.get(0);
        List<ProposeDistribution.Proceeds> all = new java.util.ArrayList<>(proceeds);
        all.set(
                0,
                new ProposeDistribution.Proceeds(
                        first.investment(),
                        first.description(),
                        first.capital(),
                        first.gain(),
                        first.income(),
                        recallable));
        return all;
    }
}

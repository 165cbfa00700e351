package io.jidi.fund.distribution;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.command.Command;
import io.jidi.platform.http.Versions;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Distributions over HTTP: shown, computed again, decided by a second person, paid. */
@Path("/api/v1/distributions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class DistributionResource {

    private static final ListSpec<Distribution> LIST = ListSpec.of(Distribution.class)
            .reference("fundId", "e.fundId", FundId.PREFIX)
            .choice("state", "e.state", DistributionState.class)
            .integer("number", "e.number")
            .date("valueDate", "e.valueDate")
            .decimal("cash", "e.cash")
            .sortedBy("-valueDate,-number");

    private final RecomputeDistribution recompute;
    private final DecideDistribution decide;
    private final PayDistribution pay;
    private final CorrectDistribution correct;
    private final CorrectDistributionPayment correctPayment;
    private final Distributions distributions;
    private final DistributionLines lines;
    private final Funds funds;
    private final Lists lists;

    DistributionResource(
            RecomputeDistribution recompute,
            DecideDistribution decide,
            PayDistribution pay,
            CorrectDistribution correct,
            CorrectDistributionPayment correctPayment,
            Distributions distributions,
            DistributionLines lines,
            Funds funds,
            Lists lists) {
        this.recompute = recompute;
        this.decide = decide;
        this.pay = pay;
        this.correct = correct;
        this.correctPayment = correctPayment;
        this.distributions = distributions;
        this.lines = lines;
        this.funds = funds;
        this.lists = lists;
    }

    /** A remark of the person who approves. */
    @Schema(name = "ApproveDistribution")
    public record Approval(@Nullable @Size(max = 500) String remark) {}

    /** Why a proposal is withdrawn. */
    @Schema(name = "WithdrawDistribution")
    public record Withdrawal(@NotBlank @Size(max = 500) String reason) {}

    @GET
    @Operation(summary = "分配列表 | List distributions")
    public Page<DistributionView> list(UriInfo uri) {
        return lists.page(LIST, uri, funds.ownedInScope(), lines::view);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
    @Operation(summary = "分配详情 | One distribution")
    @APIResponseSchema(value = DistributionView.class, responseCode = "200")
    public Response one(@PathParam("id") DistributionId id) {
        Distribution distribution = distributions.find(id);
        funds.visible(distribution.fundId());
        return shown(distribution);
    }

    @POST
    @Path("/{id}/recalculations")
    @Command(keyRequired = true)
    @Operation(summary = "重新测算并填列代扣 | Compute a proposal again, with tax to withhold")
    @APIResponseSchema(value = DistributionView.class, responseCode = "200")
    public Response recompute(
            @PathParam("id") DistributionId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull RecomputeDistribution.Request request) {
        return shown(recompute.execute(id, ifMatch, request));
    }

    @POST
    @Path("/{id}/approvals")
    @Command(keyRequired = true)
    @Operation(summary = "批准分配（须他人编制） | Approve a distribution that another person prepared")
    @APIResponseSchema(value = DistributionView.class, responseCode = "200")
    public Response approve(
            @PathParam("id") DistributionId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull Approval approval) {
        return shown(decide.approve(id, ifMatch, approval.remark()));
    }

    @POST
    @Path("/{id}/withdrawals")
    @Command(keyRequired = true)
    @Operation(summary = "撤回分配方案 | Withdraw a proposal")
    @APIResponseSchema(value = DistributionView.class, responseCode = "200")
    public Response withdraw(
            @PathParam("id") DistributionId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull Withdrawal withdrawal) {
        return shown(decide.withdraw(id, ifMatch, withdrawal.reason()));
    }

    @POST
    @Path("/{id}/payments")
    @Command(keyRequired = true)
    @Operation(summary = "支付分配 | Pay an approved distribution")
    @APIResponseSchema(value = DistributionView.class, responseCode = "200")
    public Response pay(@PathParam("id") DistributionId id, @Valid @NotNull PayDistribution.Request request) {
        return shown(pay.execute(id, request));
    }

    @POST
    @Path("/{id}/corrections")
    @Command(keyRequired = true)
    @Operation(summary = "更正已批准的分配（须他人重新批准） | Take an approved distribution back and propose it anew")
    @APIResponseSchema(value = CorrectDistribution.Corrected.class, responseCode = "200")
    public Response correct(
            @PathParam("id") DistributionId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull CorrectDistribution.Request request) {
        return Response.ok(correct.execute(id, ifMatch, request)).build();
    }

    @POST
    @Path("/{id}/payments/corrections")
    @Command(keyRequired = true)
    @Operation(summary = "更正分配支付 | Correct the payment of a distribution")
    @APIResponseSchema(value = DistributionView.class, responseCode = "200")
    public Response correctPayment(
            @PathParam("id") DistributionId id, @Valid @NotNull CorrectDistributionPayment.Request request) {
        return shown(correctPayment.execute(id, request));
    }

    private Response shown(Distribution distribution) {
        return Response.ok(lines.view(distribution))
                .tag(Versions.tag(distribution.version()))
                .build();
    }
}

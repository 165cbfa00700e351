package io.jidi.fund.settlement;

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
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Settlements over HTTP: shown, decided by a second person, paid in and paid out. */
@Path("/api/v1/settlements")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class SettlementResource {

    private static final ListSpec<Settlement> LIST = ListSpec.of(Settlement.class)
            .reference("fundId", "e.fundId", FundId.PREFIX)
            .choice("kind", "e.kind", SettlementKind.class)
            .choice("state", "e.state", SettlementState.class)
            .integer("number", "e.number")
            .date("effectiveDate", "e.effectiveDate")
            .decimal("amount", "e.amount")
            .sortedBy("-effectiveDate,-number");

    private final ApproveSettlement approve;
    private final WithdrawSettlement withdraw;
    private final RecordSettlementPayment pay;
    private final ConcludeSettlementPayment conclude;
    private final PayOutSettlement payOut;
    private final Settlements settlements;
    private final Funds funds;
    private final Lists lists;

    SettlementResource(
            ApproveSettlement approve,
            WithdrawSettlement withdraw,
            RecordSettlementPayment pay,
            ConcludeSettlementPayment conclude,
            PayOutSettlement payOut,
            Settlements settlements,
            Funds funds,
            Lists lists) {
        this.approve = approve;
        this.withdraw = withdraw;
        this.pay = pay;
        this.conclude = conclude;
        this.payOut = payOut;
        this.settlements = settlements;
        this.funds = funds;
        this.lists = lists;
    }

    /** A remark of the person who approves. */
    @Schema(name = "ApproveSettlement")
    public record Approval(@Nullable @Size(max = 500) String remark) {}

    /** Why a proposal is withdrawn. */
    @Schema(name = "WithdrawSettlement")
    public record Withdrawal(@NotBlank @Size(max = 500) String reason) {}

    @GET
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
    @Operation(summary = "合伙人结算列表 | List settlements among partners")
    public Page<SettlementView> list(UriInfo uri) {
        return lists.page(LIST, uri, funds.ownedInScope(), settlements::view);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
    @Operation(summary = "合伙人结算详情 | One settlement")
    @APIResponseSchema(value = SettlementView.class, responseCode = "200")
    public Response one(@PathParam("id") SettlementId id) {
        Settlement settlement = settlements.find(id);
        funds.visible(settlement.fundId());
        return shown(settlement);
    }

    @POST
    @Path("/{id}/approvals")
    @Command(keyRequired = true)
    @Operation(summary = "批准结算（须他人编制） | Approve a settlement that another person prepared")
    @APIResponseSchema(value = SettlementView.class, responseCode = "200")
    public Response approve(
            @PathParam("id") SettlementId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull Approval approval) {
        return shown(approve.execute(id, ifMatch, approval.remark()));
    }

    @POST
    @Path("/{id}/withdrawals")
    @Command(keyRequired = true)
    @Operation(summary = "撤回结算方案 | Withdraw a proposal")
    @APIResponseSchema(value = SettlementView.class, responseCode = "200")
    public Response withdraw(
            @PathParam("id") SettlementId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull Withdrawal withdrawal) {
        return shown(withdraw.execute(id, ifMatch, withdrawal.reason()));
    }

    @POST
    @Path("/{id}/payments")
    @Command(keyRequired = true)
    @Operation(summary = "登记结算到账 | Record what a partner pays of what it owes")
    @APIResponseSchema(value = SettlementPayments.Payment.class, responseCode = "201")
    public Response pay(@PathParam("id") SettlementId id, @Valid @NotNull RecordSettlementPayment.Request request) {
        SettlementPayments.Payment payment = pay.execute(id, request);
        return Response.created(URI.create("/api/v1/settlements/" + id))
                .entity(payment)
                .build();
    }

    @POST
    @Path("/{id}/payments/{payment}/transitions")
    @Command(keyRequired = true)
    @Operation(summary = "确认或作废结算到账 | Post or void an announced payment")
    @APIResponseSchema(value = SettlementPayments.Payment.class, responseCode = "200")
    public Response conclude(
            @PathParam("id") SettlementId id,
            @PathParam("payment") SettlementPaymentId payment,
            @Valid @NotNull ConcludeSettlementPayment.Request request) {
        return Response.ok(conclude.execute(id, payment, request)).build();
    }

    @POST
    @Path("/{id}/payouts")
    @Command(keyRequired = true)
    @Operation(summary = "支付结算所得 | Pay to the receivers what has come in")
    @APIResponseSchema(value = SettlementView.class, responseCode = "200")
    public Response payOut(@PathParam("id") SettlementId id, @Valid @NotNull PayOutSettlement.Request request) {
        return shown(payOut.execute(id, request));
    }

    private Response shown(Settlement settlement) {
        return Response.ok(settlements.view(settlement))
                .tag(Versions.tag(settlement.version()))
                .build();
    }
}

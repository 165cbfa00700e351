package io.jidi.fund.capitalcall;

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
import jakarta.validation.constraints.NotNull;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Capital calls and their payments over HTTP. */
@Path("/api/v1/capital-calls")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class CapitalCallResource {

    private static final ListSpec<CapitalCall> LIST = ListSpec.of(CapitalCall.class)
            .reference("fundId", "e.fundId", FundId.PREFIX)
            .choice("state", "e.state", CallState.class)
            .integer("number", "e.number")
            .date("noticeDate", "e.noticeDate")
            .date("dueDate", "e.dueDate")
            .decimal("total", "e.total")
            .sortedBy("-noticeDate,-number");

    private final RecordPayment recordPayment;
    private final SettlePayment settlePayment;
    private final CorrectPayment correctPayment;
    private final TransitionCall transition;
    private final DeclareDefault declareDefault;
    private final ChargeDefaultInterest chargeInterest;
    private final RecordInterestPayment recordInterest;
    private final CapitalCalls calls;
    private final Payments payments;
    private final Funds funds;
    private final Lists lists;

    CapitalCallResource(
            RecordPayment recordPayment,
            SettlePayment settlePayment,
            CorrectPayment correctPayment,
            TransitionCall transition,
            DeclareDefault declareDefault,
            ChargeDefaultInterest chargeInterest,
            RecordInterestPayment recordInterest,
            CapitalCalls calls,
            Payments payments,
            Funds funds,
            Lists lists) {
        this.recordPayment = recordPayment;
        this.settlePayment = settlePayment;
        this.correctPayment = correctPayment;
        this.transition = transition;
        this.declareDefault = declareDefault;
        this.chargeInterest = chargeInterest;
        this.recordInterest = recordInterest;
        this.calls = calls;
        this.payments = payments;
        this.funds = funds;
        this.lists = lists;
    }

    @GET
    @Operation(summary = "催缴列表 | List capital calls")
    public Page<CapitalCallView> list(UriInfo uri) {
        return lists.page(LIST, uri, funds.ownedInScope(), CapitalCallView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
    @Operation(summary = "催缴详情 | One capital call")
    @APIResponseSchema(value = CapitalCallView.class, responseCode = "200")
    public Response one(@PathParam("id") CapitalCallId id) {
        CapitalCall call = calls.find(id);
        funds.visible(call.fundId());
        return shown(call);
    }

    @POST
    @Path("/{id}/transitions")
    @Command(keyRequired = true)
    @Operation(summary = "发出或取消催缴 | Issue a draft or cancel a call")
    @APIResponseSchema(value = CapitalCallView.class, responseCode = "200")
    public Response transition(
            @PathParam("id") CapitalCallId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull TransitionCall.Request request) {
        return shown(transition.execute(id, ifMatch, request));
    }

    @POST
    @Path("/{id}/defaults")
    @Command(keyRequired = true)
    @Operation(summary = "认定违约 | Declare that a partner did not pay in time")
    @APIResponseSchema(value = CapitalCallView.class, responseCode = "200")
    public Response declareDefault(@PathParam("id") CapitalCallId id, @Valid @NotNull DeclareDefault.Request request) {
        return shown(declareDefault.execute(id, request));
    }

    @POST
    @Path("/{id}/default-interest")
    @Command(keyRequired = true)
    @Operation(summary = "计收逾期利息 | Charge interest for paying late")
    @APIResponseSchema(value = ChargeDefaultInterest.Charged.class, responseCode = "201")
    public Response charge(@PathParam("id") CapitalCallId id, @Valid @NotNull ChargeDefaultInterest.Request request) {
        return created(id, chargeInterest.execute(id, request));
    }

    @POST
    @Path("/{id}/interest-payments")
    @Command(keyRequired = true)
    @Operation(summary = "登记逾期利息到账 | Record a payment of default interest")
    @APIResponseSchema(value = RecordPayment.Recorded.class, responseCode = "201")
    public Response payInterest(@PathParam("id") CapitalCallId id, @Valid @NotNull RecordPayment.Request request) {
        return created(id, recordInterest.execute(id, request));
    }

    @POST
    @Path("/{id}/payments")
    @Command(keyRequired = true)
    @Operation(summary = "登记到账 | Record a payment")
    @APIResponseSchema(value = RecordPayment.Recorded.class, responseCode = "201")
    public Response pay(@PathParam("id") CapitalCallId id, @Valid @NotNull RecordPayment.Request request) {
        return created(id, recordPayment.execute(id, request));
    }

    /** The payments of a call, the earliest first. */
    public record PaymentList(List<Payments.Payment> items) {}

    @GET
    @Path("/{id}/payments")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
    @Operation(summary = "到账列表 | Payments of a call")
    public PaymentList payments(@PathParam("id") CapitalCallId id) {
        funds.visible(calls.find(id).fundId());
        return new PaymentList(payments.ofCall(id));
    }

    @POST
    @Path("/{id}/payments/{payment}/transitions")
    @Command(keyRequired = true)
    @Operation(summary = "确认或作废待确认到账 | Post or void a pending payment")
    @APIResponseSchema(value = RecordPayment.Recorded.class, responseCode = "200")
    public Response settle(
            @PathParam("id") CapitalCallId id,
            @PathParam("payment") PaymentId payment,
            @Valid @NotNull SettlePayment.Request request) {
        return Response.ok(settlePayment.execute(id, payment, request)).build();
    }

    @POST
    @Path("/{id}/payments/{payment}/corrections")
    @Command(keyRequired = true)
    @Operation(summary = "更正到账 | Correct a payment that was booked wrong")
    @APIResponseSchema(value = CorrectPayment.Corrected.class, responseCode = "201")
    public Response correct(
            @PathParam("id") CapitalCallId id,
            @PathParam("payment") PaymentId payment,
            @Valid @NotNull CorrectPayment.Request request) {
        return created(id, correctPayment.execute(id, payment, request));
    }

    private static Response shown(CapitalCall call) {
        return Response.ok(CapitalCallView.of(call))
                .tag(Versions.tag(call.version()))
                .build();
    }

    private static Response created(CapitalCallId id, Object entity) {
        return Response.created(URI.create("/api/v1/capital-calls/" + id))
                .entity(entity)
                .build();
    }
}

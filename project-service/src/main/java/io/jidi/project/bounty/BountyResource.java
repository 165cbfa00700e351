package io.jidi.project.bounty;

import io.jidi.platform.command.Command;
import io.jidi.platform.http.Versions;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Roles;
import io.jidi.project.Territory;
import io.jidi.project.bounty.rules.BountyStatus;
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
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Bounties over HTTP. */
@Path("/api/v1/bounties")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "揭榜挂帅 | Bounties")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE})
public class BountyResource {

    private static final ListSpec<Bounty> LIST = ListSpec.of(Bounty.class)
            .text("name", "e.name")
            .text("demanderCode", "e.demanderCode")
            .text("winnerCode", "e.winnerCode")
            .text("regionCode", "e.regionCode")
            .choice("status", "e.status", BountyStatus.class)
            .date("openUntil", "e.openUntil")
            .instant("recordedAt", "e.recordedAt")
            .search(text -> Where.containing(text, "e.name", "e.need"))
            .sortedBy("-recordedAt");

    private final Bounties bounties;
    private final Lists lists;
    private final CallContext call;
    private final CollectDemand collectDemand;
    private final ScreenDemand screenDemand;
    private final PublishBounty publishBounty;
    private final SubmitBid submitBid;
    private final EndBid endBid;
    private final ScoreBid scoreBid;
    private final AwardBounty awardBounty;
    private final SignContract signContract;
    private final JudgeMilestone judgeMilestone;
    private final AcceptBounty acceptBounty;
    private final RequestPayment requestPayment;
    private final ApprovePayment approvePayment;
    private final RecordPayment recordPayment;
    private final AuditSpend auditSpend;
    private final RecordRecovery recordRecovery;

    BountyResource(
            Bounties bounties,
            Lists lists,
            CallContext call,
            CollectDemand collectDemand,
            ScreenDemand screenDemand,
            PublishBounty publishBounty,
            SubmitBid submitBid,
            EndBid endBid,
            ScoreBid scoreBid,
            AwardBounty awardBounty,
            SignContract signContract,
            JudgeMilestone judgeMilestone,
            AcceptBounty acceptBounty,
            RequestPayment requestPayment,
            ApprovePayment approvePayment,
            RecordPayment recordPayment,
            AuditSpend auditSpend,
            RecordRecovery recordRecovery) {
        this.bounties = bounties;
        this.lists = lists;
        this.call = call;
        this.collectDemand = collectDemand;
        this.screenDemand = screenDemand;
        this.publishBounty = publishBounty;
        this.submitBid = submitBid;
        this.endBid = endBid;
        this.scoreBid = scoreBid;
        this.awardBounty = awardBounty;
        this.signContract = signContract;
        this.judgeMilestone = judgeMilestone;
        this.acceptBounty = acceptBounty;
        this.requestPayment = requestPayment;
        this.approvePayment = approvePayment;
        this.recordPayment = recordPayment;
        this.auditSpend = auditSpend;
        this.recordRecovery = recordRecovery;
    }

    @POST
    @Command
    @Operation(summary = "征集需求 | Take in a demand")
    @APIResponseSchema(value = BountyView.class, responseCode = "201")
    public Response collect(@Valid @NotNull CollectDemand.Request request) {
        BountyView view = collectDemand.execute(request);
        return Response.created(URI.create("/api/v1/bounties/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.BASE_OFFICE, Roles.AUDITOR})
    @Operation(summary = "查询榜单 | List bounties")
    public Page<BountyView> list(UriInfo uri) {
        return lists.page(LIST, uri, Territory.readableRegion("e.", call.scope()), Bounty::view);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.BASE_OFFICE, Roles.AUDITOR})
    @Operation(summary = "读取榜单全过程 | Read a bounty with its whole file")
    @APIResponseSchema(value = BountyView.class, responseCode = "200")
    public Response one(@PathParam("id") BountyId id) {
        Bounty bounty = bounties.visible(id);
        return Response.ok(bounties.whole(bounty))
                .tag(Versions.tag(bounty.version()))
                .build();
    }

    @POST
    @Path("/{id}/screenings")
    @Command
    @Operation(summary = "筛选需求 | Screen a demand")
    @APIResponseSchema(value = BountyView.class, responseCode = "200")
    public Response screen(@PathParam("id") BountyId id, @Valid @NotNull ScreenDemand.Request request) {
        return Response.ok(screenDemand.execute(id, request)).build();
    }

    @POST
    @Path("/{id}/publications")
    @Command
    @Operation(summary = "发榜 | Publish a bounty")
    @APIResponseSchema(value = BountyView.class, responseCode = "200")
    public Response publish(@PathParam("id") BountyId id, @Valid @NotNull PublishBounty.Request request) {
        return Response.ok(publishBounty.execute(id, request)).build();
    }

    @POST
    @Path("/{id}/bids")
    @Command
    @Operation(summary = "揭榜 | Submit a bid")
    @APIResponseSchema(value = BountyView.class, responseCode = "200")
    public Response bid(@PathParam("id") BountyId id, @Valid @NotNull SubmitBid.Request request) {
        return Response.ok(submitBid.execute(id, request)).build();
    }

    @POST
    @Path("/{id}/bids/{creditCode}/endings")
    @Command
    @Operation(summary = "撤回或判定不符合条件 | Take a bid out")
    @APIResponseSchema(value = BountyView.class, responseCode = "200")
    public Response endBid(
            @PathParam("id") BountyId id,
            @PathParam("creditCode") String creditCode,
            @Valid @NotNull EndBid.Request request) {
        return Response.ok(endBid.execute(id, creditCode, request)).build();
    }

    @POST
    @Path("/{id}/bids/{creditCode}/scores")
    @Command
    @Operation(summary = "专家评分 | Record an expert's score")
    @APIResponseSchema(value = BountyView.class, responseCode = "200")
    public Response score(
            @PathParam("id") BountyId id,
            @PathParam("creditCode") String creditCode,
            @Valid @NotNull ScoreBid.Request request) {
        return Response.ok(scoreBid.execute(id, creditCode, request)).build();
    }

    @POST
    @Path("/{id}/awards")
    @Command
    @Operation(summary = "确定揭榜单位 | Decide who solves it")
    @APIResponseSchema(value = BountyView.class, responseCode = "200")
    public Response award(@PathParam("id") BountyId id, @Valid @NotNull AwardBounty.Request request) {
        return Response.ok(awardBounty.execute(id, request)).build();
    }

    @POST
    @Path("/{id}/contracts")
    @Command
    @Operation(summary = "签订任务书 | Sign the contract")
    @APIResponseSchema(value = BountyView.class, responseCode = "200")
    public Response sign(@PathParam("id") BountyId id, @Valid @NotNull SignContract.Request request) {
        return Response.ok(signContract.execute(id, request)).build();
    }

    @POST
    @Path("/{id}/milestones")
    @Command
    @Operation(summary = "里程碑评估 | Judge a milestone")
    @APIResponseSchema(value = BountyView.class, responseCode = "200")
    public Response judge(@PathParam("id") BountyId id, @Valid @NotNull JudgeMilestone.Request request) {
        return Response.ok(judgeMilestone.execute(id, request)).build();
    }

    @POST
    @Path("/{id}/acceptances")
    @Command
    @Operation(summary = "验收或终止 | Accept or end it")
    @APIResponseSchema(value = BountyView.class, responseCode = "200")
    public Response accept(@PathParam("id") BountyId id, @Valid @NotNull AcceptBounty.Request request) {
        return Response.ok(acceptBounty.execute(id, request)).build();
    }

    @POST
    @Path("/{id}/payments")
    @Command
    @Operation(summary = "申请拨付，金额按规则计算 | Request a payment; its amount is computed")
    @APIResponseSchema(value = BountyView.class, responseCode = "200")
    public Response request(@PathParam("id") BountyId id, @Valid @NotNull RequestPayment.Request request) {
        return Response.ok(requestPayment.execute(id, request)).build();
    }

    @POST
    @Path("/{id}/payments/{basis}/approvals")
    @Command
    @Operation(summary = "审批拨付，须另一人 | Approve a payment; a second person does")
    @APIResponseSchema(value = BountyView.class, responseCode = "200")
    public Response approve(@PathParam("id") BountyId id, @PathParam("basis") String basis) {
        return Response.ok(approvePayment.execute(id, basis)).build();
    }

    @POST
    @Path("/{id}/payments/{basis}/vouchers")
    @Command
    @Operation(summary = "记录付款 | Record that it was paid")
    @APIResponseSchema(value = BountyView.class, responseCode = "200")
    public Response pay(
            @PathParam("id") BountyId id,
            @PathParam("basis") String basis,
            @Valid @NotNull RecordPayment.Request request) {
        return Response.ok(recordPayment.execute(id, basis, request)).build();
    }

    @POST
    @Path("/{id}/audits")
    @Command
    @Operation(summary = "记录审计支出 | Record the audited spend")
    @APIResponseSchema(value = BountyView.class, responseCode = "200")
    public Response audit(@PathParam("id") BountyId id, @Valid @NotNull AuditSpend.Request request) {
        return Response.ok(auditSpend.execute(id, request)).build();
    }

    @POST
    @Path("/{id}/recoveries")
    @Command
    @Operation(summary = "记录追回 | Record money that came back")
    @APIResponseSchema(value = BountyView.class, responseCode = "200")
    public Response recover(@PathParam("id") BountyId id, @Valid @NotNull RecordRecovery.Request request) {
        return Response.ok(recordRecovery.execute(id, request)).build();
    }
}

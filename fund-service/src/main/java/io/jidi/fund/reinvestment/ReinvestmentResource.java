package io.jidi.fund.reinvestment;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.platform.command.Command;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.security.Roles;
import io.jidi.platform.time.ClockSource;
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
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Claims of reinvestment over HTTP. */
@Path("/api/v1/reinvestments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class ReinvestmentResource {

    private static final ListSpec<ClaimRecord> LIST = ListSpec.of(ClaimRecord.class)
            .reference("fundId", "e.fundId", FundId.PREFIX)
            .reference("investmentId", "e.investmentId", InvestmentId.PREFIX)
            .text("creditCode", "e.creditCode")
            .text("scope", "e.scope")
            .instant("recordedAt", "e.recordedAt")
            .sortedBy("-recordedAt");

    private final ClaimReinvestment claim;
    private final EvidenceClaim evidence;
    private final RecogniseClaim recognise;
    private final EndRecognition end;
    private final Claims claims;
    private final Funds funds;
    private final Lists lists;
    private final Clock clock;

    ReinvestmentResource(
            ClaimReinvestment claim,
            EvidenceClaim evidence,
            RecogniseClaim recognise,
            EndRecognition end,
            Claims claims,
            Funds funds,
            Lists lists,
            Clock clock) {
        this.claim = claim;
        this.evidence = evidence;
        this.recognise = recognise;
        this.end = end;
        this.claims = claims;
        this.funds = funds;
        this.lists = lists;
        this.clock = clock;
    }

    @POST
    @Command
    @Operation(summary = "申报返投 | Claim that a tranche counts as reinvested")
    @APIResponseSchema(value = ClaimView.class, responseCode = "201")
    public Response claim(@Valid @NotNull ClaimReinvestment.Request request) {
        return created(claim.execute(request));
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
    @Operation(summary = "返投申报列表 | Claims of reinvestment")
    public Page<ClaimView> list(UriInfo uri) {
        LocalDate today = today();
        return lists.page(LIST, uri, funds.ownedInScope(), one -> claims.find(one.id(), today));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
    @Operation(summary = "返投申报详情 | One claim with its steps")
    public ClaimView one(@PathParam("id") ClaimId id) {
        ClaimView view = claims.find(id, today());
        funds.visible(view.fundId());
        return view;
    }

    @POST
    @Path("/{id}/evidence")
    @Command
    @Operation(summary = "补充返投证明 | Give the paper that a category asks for")
    @APIResponseSchema(value = ClaimView.class, responseCode = "201")
    public Response evidence(@PathParam("id") ClaimId id, @Valid @NotNull EvidenceClaim.Request request) {
        return created(evidence.execute(id, request));
    }

    @POST
    @Path("/{id}/recognitions")
    @Command
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @Operation(summary = "认定返投 | Recognise a category; a better one takes a lesser one's place")
    @APIResponseSchema(value = ClaimView.class, responseCode = "201")
    public Response recognise(@PathParam("id") ClaimId id, @Valid @NotNull RecogniseClaim.Request request) {
        return created(recognise.execute(id, request));
    }

    @POST
    @Path("/{id}/endings")
    @Command
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @Operation(summary = "撤销返投认定 | Record what takes a recognition back")
    @APIResponseSchema(value = ClaimView.class, responseCode = "201")
    public Response end(@PathParam("id") ClaimId id, @Valid @NotNull EndRecognition.Request request) {
        return created(end.execute(id, request));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
    }

    private static Response created(ClaimView view) {
        return Response.created(URI.create("/api/v1/reinvestments/" + view.id()))
                .entity(view)
                .build();
    }
}

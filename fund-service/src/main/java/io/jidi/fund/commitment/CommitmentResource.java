package io.jidi.fund.commitment;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.command.Command;
import io.jidi.platform.money.Money;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.security.Roles;
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
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Partners and commitments of a fund over HTTP. */
@Path("/api/v1/funds/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class CommitmentResource {

    private static final ListSpec<Partner> PARTNERS = ListSpec.of(Partner.class)
            .text("name", "e.name")
            .choice("kind", "e.kind", PartnerKind.class)
            .choice("governmentTier", "e.governmentTier", GovernmentTier.class)
            .choice("moneySource", "e.moneySource", MoneySource.class)
            .choice("state", "e.state", PartnerState.class);

    private static final ListSpec<Commitment> COMMITMENTS = ListSpec.of(Commitment.class)
            .reference("partnerId", "e.partnerId", PartnerId.PREFIX)
            .integer("closingNumber", "e.closingNumber")
            .date("signedDate", "e.signedDate")
            .choice("state", "e.state", CommitmentState.class);

    private final AddPartner addPartner;
    private final SignCommitment sign;
    private final Commitments commitments;
    private final Funds funds;
    private final Lists lists;

    CommitmentResource(AddPartner addPartner, SignCommitment sign, Commitments commitments, Funds funds, Lists lists) {
        this.addPartner = addPartner;
        this.sign = sign;
        this.commitments = commitments;
        this.funds = funds;
        this.lists = lists;
    }

    /**
     * The commitments of a fund, piece by piece, with the sums of all of them: the fund's identity is that of its partners.
     *
     * @param nextPageToken asks for the next piece; absent on the last
     * @param total number of all that match; only with {@code count=exact}
     */
    public record CommitmentList(
            // As in Page: maps, when asked with fields.
            @JsonSerialize(contentAs = Object.class) List<CommitmentView> items,
            Money committed,
            Money called,
            Money unfunded,
            @Nullable String nextPageToken,
            Instant asOf,
            @Nullable Long total) {}

    @POST
    @Path("/partners")
    @Command
    @Operation(summary = "登记合伙人 | Take a partner into a fund")
    @APIResponseSchema(value = PartnerView.class, responseCode = "201")
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
    public Page<PartnerView> partners(@PathParam("id") FundId id, UriInfo uri) {
        funds.visible(id);
        return lists.page(PARTNERS, uri, Where.of("e.fundId = :fund", "fund", id.value()), Partner::view);
    }

    @POST
    @Path("/commitments")
    @Command(keyRequired = true)
    @Operation(summary = "签署认缴 | Sign a commitment")
    @APIResponseSchema(value = CommitmentView.class, responseCode = "201")
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
    public CommitmentList list(@PathParam("id") FundId id, UriInfo uri) {
        Fund fund = funds.visible(id);
        Page<CommitmentView> page =
                lists.page(COMMITMENTS, uri, Where.of("e.fundId = :fund", "fund", id.value()), Commitment::view);
        Commitments.Sums sums = commitments.sums(fund);
        return new CommitmentList(
                page.items(),
                sums.committed(),
                sums.called(),
                sums.unfunded(),
                page.nextPageToken(),
                page.asOf(),
                page.total());
    }
}

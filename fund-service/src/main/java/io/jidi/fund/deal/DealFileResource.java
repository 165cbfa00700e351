package io.jidi.fund.deal;

import io.jidi.platform.command.Command;
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
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** What lies in a deal's file over HTTP: entries, terms, reviews. */
@Path("/api/v1/deals/{id}/file")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
public class DealFileResource {

    private final RecordEntry record;
    private final ProposeTerms propose;
    private final ReviewDeal review;
    private final Deals deals;
    private final Entries entries;
    private final TermSheets terms;
    private final Reviews reviews;

    DealFileResource(
            RecordEntry record,
            ProposeTerms propose,
            ReviewDeal review,
            Deals deals,
            Entries entries,
            TermSheets terms,
            Reviews reviews) {
        this.record = record;
        this.propose = propose;
        this.review = review;
        this.deals = deals;
        this.entries = entries;
        this.terms = terms;
        this.reviews = reviews;
    }

    /** All, the first first. */
    public record EntryList(List<Entries.EntryView> items) {}

    /** All versions, the latest first. */
    public record TermsList(List<TermSheets.TermsView> items) {}

    /** The latest first. */
    public record ReviewList(List<Reviews.ReviewView> items) {}

    @POST
    @Path("/entries")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
    @Operation(summary = "登记阶段资料 | Enter what a stage records")
    @APIResponseSchema(value = Entries.EntryView.class, responseCode = "201")
    public Response enter(@PathParam("id") DealId id, @Valid @NotNull RecordEntry.Request request) {
        return created(id, "entries", record.execute(id, request));
    }

    @GET
    @Path("/entries")
    @Transactional
    @Operation(summary = "项目资料 | What was entered for a deal")
    public EntryList entries(@PathParam("id") DealId id) {
        return new EntryList(entries.of(deals.visible(id).id()));
    }

    @POST
    @Path("/terms")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
    @Operation(summary = "登记投资条款 | Enter the clauses of a round")
    @APIResponseSchema(value = TermSheets.TermsView.class, responseCode = "201")
    public Response propose(@PathParam("id") DealId id, @Valid @NotNull ProposeTerms.Request request) {
        return created(id, "terms", propose.execute(id, request));
    }

    @GET
    @Path("/terms")
    @Transactional
    @Operation(summary = "投资条款各版本 | The terms of a deal")
    public TermsList terms(@PathParam("id") DealId id) {
        return new TermsList(terms.of(deals.visible(id).id()));
    }

    @POST
    @Path("/reviews")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
    @Operation(summary = "登记投后评估 | Review a firm in which the fund has money")
    @APIResponseSchema(value = Reviews.ReviewView.class, responseCode = "201")
    public Response review(@PathParam("id") DealId id, @Valid @NotNull ReviewDeal.Request request) {
        return created(id, "reviews", review.execute(id, request));
    }

    @GET
    @Path("/reviews")
    @Transactional
    @Operation(summary = "投后评估 | The reviews of a deal")
    public ReviewList reviews(@PathParam("id") DealId id) {
        return new ReviewList(reviews.of(deals.visible(id).id()));
    }

    private static Response created(DealId id, String what, Object entity) {
        return Response.created(URI.create("/api/v1/deals/" + id + "/file/" + what))
                .entity(entity)
                .build();
    }
}

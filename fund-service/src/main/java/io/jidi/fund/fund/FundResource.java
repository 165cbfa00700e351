package io.jidi.fund.fund;

import io.jidi.platform.command.Command;
import io.jidi.platform.http.Versions;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Roles;
import io.jidi.platform.sql.Sql;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Funds over HTTP. */
@Path("/api/v1/funds")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class FundResource {

    private static final ListSpec<Fund> LIST = ListSpec.of(Fund.class)
            .text("code", "e.code")
            .text("name", "e.name")
            .text("regionCode", "e.regionCode")
            .choice("layer", "e.layer", FundLayer.class)
            .choice("state", "e.state", FundState.class)
            .instant("createdAt", "e.createdAt")
            .reference("parentFundId", "e.parentFundId", FundId.PREFIX)
            .search(FundResource::named)
            .sortedBy("code");

    private final EstablishFund establish;
    private final TransitionFund transition;
    private final ChangeFund change;
    private final AgreeTerms agreeTerms;
    private final Funds funds;
    private final Lists lists;
    private final CallContext call;
    private final Sql sql;

    FundResource(
            EstablishFund establish,
            TransitionFund transition,
            ChangeFund change,
            AgreeTerms agreeTerms,
            Funds funds,
            Lists lists,
            CallContext call,
            Sql sql) {
        this.establish = establish;
        this.transition = transition;
        this.change = change;
        this.agreeTerms = agreeTerms;
        this.funds = funds;
        this.lists = lists;
        this.call = call;
        this.sql = sql;
    }

    /** Every word of the text stands in the name or the code; the index knows characters and pairs of them. */
    private static Where named(String text) {
        Where all = Where.everything();
        int number = 0;
        for (String word : text.split("\\s+")) {
            String name = "q" + number++;
            all = all.and(Where.of(
                    "cast(sql('name_grams(? || '' '' || ?) @> name_grams(?)', e.name, e.code, :" + name
                            + ") as Boolean) = true"
                            + " and cast(sql('strpos(name_folded(? || '' '' || ?), name_folded(?))', e.name, e.code, :"
                            + name
                            + ") as Integer) > 0",
                    name,
                    word));
        }
        return all;
    }

    /** One step in a fund's life. */
    public record TransitionView(
            FundState from, FundState to, String reason, LocalDate effectiveDate, Instant recordedAt, String actor) {}

    /** The history of a fund's life. */
    public record Transitions(List<TransitionView> items) {}

    /** What may come next. */
    public record AvailableTransitions(FundState state, List<FundState> items) {}

    @POST
    @Command
    @Operation(summary = "设立基金 | Establish a fund")
    @APIResponseSchema(value = FundView.class, responseCode = "201")
    public Response establish(@Valid @NotNull EstablishFund.Request request) {
        Fund fund = establish.execute(request);
        return Response.created(URI.create("/api/v1/funds/" + fund.id()))
                .tag(Versions.tag(fund.version()))
                .entity(FundView.of(fund))
                .build();
    }

    @GET
    @RolesAllowed({
        Roles.PROVINCE_OFFICE,
        Roles.FUND_MANAGER,
        Roles.INVESTMENT_COMMITTEE,
        Roles.CITY_OFFICE,
        Roles.AUDITOR
    })
    @Operation(summary = "基金列表 | List funds")
    public Page<FundView> list(UriInfo uri) {
        return lists.page(LIST, uri, Funds.inScope("e", call.scope()), FundView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({
        Roles.PROVINCE_OFFICE,
        Roles.FUND_MANAGER,
        Roles.INVESTMENT_COMMITTEE,
        Roles.CITY_OFFICE,
        Roles.AUDITOR
    })
    @Operation(summary = "基金详情 | One fund")
    @APIResponseSchema(value = FundView.class, responseCode = "200")
    public Response one(@PathParam("id") FundId id) {
        Fund fund = funds.visible(id);
        return Response.ok(FundView.of(fund)).tag(Versions.tag(fund.version())).build();
    }

    @PATCH
    @Path("/{id}")
    @Command
    @Operation(summary = "修改基金 | Change a fund")
    @APIResponseSchema(value = FundView.class, responseCode = "200")
    public Response change(
            @PathParam("id") FundId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ChangeFund.Request request) {
        Fund fund = change.execute(id, ifMatch, request);
        return Response.ok(FundView.of(fund)).tag(Versions.tag(fund.version())).build();
    }

    /** Editions of the terms, the latest first. */
    public record TermEditions(List<Funds.Edition> items) {}

    @POST
    @Path("/{id}/terms")
    @Command
    @Operation(summary = "签订新版条款 | Agree a new edition of the terms")
    @APIResponseSchema(value = Funds.Edition.class, responseCode = "201")
    public Response agree(
            @PathParam("id") FundId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull AgreeTerms.Request request) {
        return Response.created(URI.create("/api/v1/funds/" + id + "/terms"))
                .entity(agreeTerms.execute(id, ifMatch, request))
                .build();
    }

    @GET
    @Path("/{id}/terms")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
    @Operation(summary = "条款各版本 | Editions of the terms")
    public TermEditions terms(@PathParam("id") FundId id) {
        return new TermEditions(funds.editions(funds.visible(id)));
    }

    @POST
    @Path("/{id}/transitions")
    @Command
    @Operation(summary = "变更基金状态 | Move a fund on in its life")
    @APIResponseSchema(value = FundView.class, responseCode = "200")
    public Response transition(
            @PathParam("id") FundId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull TransitionFund.Request request) {
        Fund fund = transition.execute(id, ifMatch, request);
        return Response.ok(FundView.of(fund)).tag(Versions.tag(fund.version())).build();
    }

    @GET
    @Path("/{id}/transitions")
    @Transactional
    @Operation(summary = "基金状态历史 | History of a fund's life")
    public Transitions transitions(@PathParam("id") FundId id) {
        funds.visible(id);
        return new Transitions(sql.list(
                "select * from fund_transition where fund_id = ? order by id",
                row -> new TransitionView(
                        FundState.valueOf(row.getString("from_state")),
                        FundState.valueOf(row.getString("to_state")),
                        row.getString("reason"),
                        row.getObject("effective_date", LocalDate.class),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("actor")),
                id.value()));
    }

    @GET
    @Path("/{id}/transitions/available")
    @Transactional
    @Operation(summary = "可用的状态变更 | What may come next")
    public AvailableTransitions available(@PathParam("id") FundId id) {
        Fund fund = funds.visible(id);
        return new AvailableTransitions(
                fund.state(), fund.state().next().stream().sorted().toList());
    }
}

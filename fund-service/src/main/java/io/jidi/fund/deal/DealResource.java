package io.jidi.fund.deal;

import io.jidi.fund.deal.rules.Move;
import io.jidi.fund.deal.rules.Obstacle;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.command.Command;
import io.jidi.platform.http.Versions;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Deals and their way through the stages over HTTP. */
@Path("/api/v1/deals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class DealResource {

    private static final ListSpec<Deal> LIST = ListSpec.of(Deal.class)
            .reference("fundId", "e.fundId", FundId.PREFIX)
            .text("creditCode", "e.creditCode")
            .text("enterpriseName", "e.enterpriseName")
            .choice("stage", "e.stage", DealStage.class)
            .choice("standing", "e.standing", DealStanding.class)
            .instant("registeredAt", "e.registeredAt")
            .search(text -> Where.containing(text, "e.enterpriseName"))
            .sortedBy("-registeredAt");

    private final RegisterDeal register;
    private final MoveDeal move;
    private final Deals deals;
    private final Gates gates;
    private final Duplicates duplicates;
    private final Transitions transitions;
    private final Lists lists;
    private final Funds funds;

    DealResource(
            RegisterDeal register,
            MoveDeal move,
            Deals deals,
            Gates gates,
            Duplicates duplicates,
            Transitions transitions,
            Lists lists,
            Funds funds) {
        this.register = register;
        this.move = move;
        this.deals = deals;
        this.gates = gates;
        this.duplicates = duplicates;
        this.transitions = transitions;
        this.lists = lists;
        this.funds = funds;
    }

    /** The first first. */
    public record TransitionList(List<Transitions.TransitionView> items) {}

    /** What the gate in front of a deal still asks, and which moves there are; the acts' own judgement comes when it is passed. */
    public record GateView(DealStage stage, DealStanding standing, List<Obstacle> obstacles, List<Move> moves) {}

    @POST
    @Command
    @Operation(summary = "登记投资项目 | Register a deal")
    @APIResponseSchema(value = DealView.class, responseCode = "201")
    public Response register(@Valid @NotNull RegisterDeal.Request request) {
        DealView view = register.execute(request);
        return Response.created(URI.create("/api/v1/deals/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
    @Operation(summary = "投资项目列表 | List deals")
    public Page<DealView> list(UriInfo uri) {
        return lists.page(LIST, uri, funds.ownedInScope(), Deal::view);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
    @Operation(summary = "投资项目详情 | One deal")
    @APIResponseSchema(value = DealView.class, responseCode = "200")
    public Response one(@PathParam("id") DealId id) {
        DealView view = deals.visible(id).view();
        return Response.ok(view).tag(Versions.tag(view.version())).build();
    }

    @GET
    @Path("/{id}/duplicates")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
    @Operation(summary = "其他基金对同一企业的项目 | Deals of other funds with the same firm")
    public Duplicates.DuplicatesView duplicates(@PathParam("id") DealId id) {
        return duplicates.of(deals.visible(id));
    }

    @GET
    @Path("/{id}/gate")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
    @Operation(summary = "当前阶段出口尚缺什么 | What the gate of the present stage still asks")
    public GateView gate(@PathParam("id") DealId id) {
        Deal deal = deals.visible(id);
        List<Move> open = Arrays.stream(Move.values())
                .filter(one -> one == Move.RETURN
                        ? Arrays.stream(DealStage.values())
                                .anyMatch(to -> one.from(deal.place(), to).isPresent())
                        : one.from(deal.place(), null).isPresent())
                .toList();
        return new GateView(deal.stage(), deal.place().standing(), gates.obstacles(deal), open);
    }

    @POST
    @Path("/{id}/transitions")
    @Command
    @Operation(summary = "项目阶段变更 | Move a deal through its gate, back, or aside")
    @APIResponseSchema(value = DealView.class, responseCode = "200")
    public Response move(
            @PathParam("id") DealId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull MoveDeal.Request request) {
        DealView view = move.execute(id, ifMatch, request);
        return Response.ok(view).tag(Versions.tag(view.version())).build();
    }

    @GET
    @Path("/{id}/transitions")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
    @Operation(summary = "项目阶段历史 | How a deal came to where it stands")
    public TransitionList transitions(@PathParam("id") DealId id) {
        return new TransitionList(transitions.of(deals.visible(id).id()));
    }
}

package io.jidi.fund.deal;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.command.Command;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Deals over HTTP. */
@Path("/api/v1/deals")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class DealResource {

    private static final ListSpec<Deal> LIST = ListSpec.of(Deal.class)
            .reference("fundId", "e.fundId", FundId.PREFIX)
            .text("creditCode", "e.creditCode")
            .text("enterpriseName", "e.enterpriseName")
            .choice("stage", "e.stage", DealStage.class)
            .instant("registeredAt", "e.registeredAt")
            .search(text -> Where.containing(text, "e.enterpriseName"))
            .sortedBy("-registeredAt");

    private final RegisterDeal register;
    private final Lists lists;
    private final Funds funds;

    DealResource(RegisterDeal register, Lists lists, Funds funds) {
        this.register = register;
        this.lists = lists;
        this.funds = funds;
    }

    @POST
    @Command
    @Operation(summary = "登记投资项目 | Register a deal")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = DealView.class)))
    public Response register(@Valid @NotNull RegisterDeal.Request request) {
        DealView view = register.execute(request).view();
        return Response.created(URI.create("/api/v1/deals?creditCode=" + view.creditCode()))
                .entity(view)
                .build();
    }

    @GET
    @Operation(summary = "投资项目列表 | List deals")
    public Page<Object> list(UriInfo uri) {
        return lists.page(LIST, uri, funds.ownedInScope(), Deal::view);
    }
}

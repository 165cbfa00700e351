package io.jidi.fund.prospect;

import io.jidi.fund.deal.DealView;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Prospects over HTTP. */
@Path("/api/v1/prospects")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class ProspectResource {

    private static final ListSpec<Prospect> LIST = ListSpec.of(Prospect.class)
            .text("creditCode", "e.creditCode")
            .text("enterpriseName", "e.enterpriseName")
            .text("regionCode", "e.regionCode")
            .text("ladder", "e.ladder")
            .text("tier", "e.tier")
            .choice("origin", "e.origin", Prospect.Origin.class)
            .choice("state", "e.state", Prospect.State.class)
            .date("neededBy", "e.neededBy")
            .instant("openedAt", "e.openedAt")
            .search(text -> Where.containing(text, "e.enterpriseName"))
            .sortedBy("-openedAt");

    private final OpenProspect open;
    private final TakeUpProspect takeUp;
    private final DismissProspect dismiss;
    private final Prospects prospects;
    private final Lists lists;

    ProspectResource(
            OpenProspect open, TakeUpProspect takeUp, DismissProspect dismiss, Prospects prospects, Lists lists) {
        this.open = open;
        this.takeUp = takeUp;
        this.dismiss = dismiss;
        this.prospects = prospects;
        this.lists = lists;
    }

    @POST
    @Command
    @Operation(summary = "手工登记储备线索 | Enter a prospect by hand")
    @APIResponseSchema(value = Prospect.View.class, responseCode = "201")
    public Response open(@Valid @NotNull OpenProspect.Request request) {
        Prospect.View view = open.execute(request);
        return Response.created(URI.create("/api/v1/prospects?creditCode=" + view.creditCode()))
                .entity(view)
                .build();
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE})
    @Operation(summary = "储备线索列表 | List prospects")
    public Page<Prospect.View> list(UriInfo uri) {
        return lists.page(LIST, uri, prospects.readable(), prospects::view);
    }

    @POST
    @Path("/{id}/deals")
    @Command
    @Operation(summary = "基金受理储备线索 | A fund takes a prospect up as a deal")
    @APIResponseSchema(value = DealView.class, responseCode = "201")
    public Response takeUp(@PathParam("id") ProspectId id, @Valid @NotNull TakeUpProspect.Request request) {
        DealView view = takeUp.execute(id, request);
        return Response.created(URI.create("/api/v1/deals/" + view.id()))
                .entity(view)
                .build();
    }

    @POST
    @Path("/{id}/dismissals")
    @Command
    @Operation(summary = "了结储备线索 | Close a prospect")
    @APIResponseSchema(value = Prospect.View.class, responseCode = "200")
    public Response dismiss(
            @PathParam("id") ProspectId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull DismissProspect.Request request) {
        Prospect.View view = dismiss.execute(id, ifMatch, request);
        return Response.ok(view).tag(Versions.tag(view.version())).build();
    }
}

package io.jidi.project.firstset;

import io.jidi.platform.command.Command;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Roles;
import io.jidi.project.Territory;
import io.jidi.project.firstset.rules.FirstSetStatus;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** First sets over HTTP. */
@Path("/api/v1/first-sets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "首台(套) | First sets")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE})
public class FirstSetResource {

    private static final ListSpec<FirstSet> LIST = ListSpec.of(FirstSet.class)
            .text("name", "e.name")
            .choice("object", "e.object", FirstSet.Kind.class)
            .choice("status", "e.status", FirstSetStatus.class)
            .integer("listYear", "e.listYear")
            .text("ownerCreditCode", "e.ownerCreditCode")
            .text("regionCode", "e.regionCode")
            .text("baseCode", "e.baseCode")
            .decimal("unitPrice", "e.unitPrice")
            .instant("recordedAt", "e.recordedAt")
            .search(text -> Where.containing(text, "e.name", "e.ownerName"))
            .sortedBy("-recordedAt");

    private final FirstSets sets;
    private final Lists lists;
    private final CallContext call;
    private final ApplyFirstSet applyFirstSet;
    private final MoveFirstSet moveFirstSet;
    private final InsureFirstSet insureFirstSet;

    FirstSetResource(
            FirstSets sets,
            Lists lists,
            CallContext call,
            ApplyFirstSet applyFirstSet,
            MoveFirstSet moveFirstSet,
            InsureFirstSet insureFirstSet) {
        this.sets = sets;
        this.lists = lists;
        this.call = call;
        this.applyFirstSet = applyFirstSet;
        this.moveFirstSet = moveFirstSet;
        this.insureFirstSet = insureFirstSet;
    }

    @POST
    @Command
    @Operation(summary = "申报首台(套) | Apply for a first set")
    @APIResponseSchema(value = FirstSetView.class, responseCode = "201")
    public Response apply(@Valid @NotNull ApplyFirstSet.Request request) {
        FirstSetView view = applyFirstSet.execute(request);
        return Response.created(URI.create("/api/v1/first-sets/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @RolesAllowed({
        Roles.PROVINCE_OFFICE,
        Roles.DEPARTMENT,
        Roles.CITY_OFFICE,
        Roles.BASE_OFFICE,
        Roles.ENTERPRISE,
        Roles.AUDITOR
    })
    @Operation(summary = "查询首台(套)申报 | List applications")
    public Page<FirstSetView> list(UriInfo uri) {
        return lists.page(LIST, uri, Territory.readable("e.", call.scope()), one -> one.view(List.of()));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({
        Roles.PROVINCE_OFFICE,
        Roles.DEPARTMENT,
        Roles.CITY_OFFICE,
        Roles.BASE_OFFICE,
        Roles.ENTERPRISE,
        Roles.AUDITOR
    })
    @Operation(summary = "读取申报及可享支持 | Read an application with what it may claim")
    @APIResponseSchema(value = FirstSetView.class, responseCode = "200")
    public Response one(@PathParam("id") FirstSetId id) {
        return Response.ok(sets.whole(sets.visible(id))).build();
    }

    @POST
    @Path("/{id}/steps")
    @Command
    @Operation(summary = "受理、评价、公示、公布 | Take an application further")
    @APIResponseSchema(value = FirstSetView.class, responseCode = "200")
    public Response move(@PathParam("id") FirstSetId id, @Valid @NotNull MoveFirstSet.Request request) {
        return Response.ok(moveFirstSet.execute(id, request)).build();
    }

    @POST
    @Path("/{id}/insurances")
    @Command
    @Operation(summary = "登记保险 | Record the insurance")
    @APIResponseSchema(value = FirstSetView.class, responseCode = "200")
    public Response insure(@PathParam("id") FirstSetId id, @Valid @NotNull InsureFirstSet.Request request) {
        return Response.ok(insureFirstSet.execute(id, request)).build();
    }
}

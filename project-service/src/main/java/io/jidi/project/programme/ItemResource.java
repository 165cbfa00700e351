package io.jidi.project.programme;

import io.jidi.platform.command.Command;
import io.jidi.platform.http.Versions;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.security.Roles;
import io.jidi.project.library.ProjectId;
import io.jidi.project.programme.rules.ItemStatus;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.jspecify.annotations.Nullable;

/** Items of the register over HTTP. */
@Path("/api/v1/programmes/items")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "方案台账 | Programme register")
@RolesAllowed({
    Roles.PROVINCE_OFFICE,
    Roles.DEPARTMENT,
    Roles.CITY_OFFICE,
    Roles.BASE_OFFICE,
    Roles.FUND_MANAGER,
    Roles.INVESTMENT_COMMITTEE,
    Roles.ENTERPRISE,
    Roles.AUDITOR,
    Roles.DATA_PLATFORM
})
public class ItemResource {

    private static final ListSpec<Item> LIST = ListSpec.of(Item.class)
            .text("kind", "e.kind")
            .text("name", "e.name")
            .choice("status", "e.status", ItemStatus.class)
            .text("baseCode", "e.baseCode")
            .text("measure", "e.measure")
            .text("department", "e.department")
            .text("regionCode", "e.regionCode")
            .integer("policyRow", "e.policyRow")
            .text("ownerCreditCode", "e.ownerCreditCode")
            .reference("projectId", "e.projectId", ProjectId.PREFIX)
            .instant("updatedAt", "e.updatedAt")
            .search(text -> Where.containing(text, "e.name", "e.attributes"))
            .sortedBy("kind");

    private final Items items;
    private final ItemKinds kinds;
    private final Lists lists;
    private final RegisterItem registerItem;
    private final ChangeItem changeItem;
    private final MoveItem moveItem;
    private final EnterNamedItems enterNamedItems;

    ItemResource(
            Items items,
            ItemKinds kinds,
            Lists lists,
            RegisterItem registerItem,
            ChangeItem changeItem,
            MoveItem moveItem,
            EnterNamedItems enterNamedItems) {
        this.items = items;
        this.kinds = kinds;
        this.lists = lists;
        this.registerItem = registerItem;
        this.changeItem = changeItem;
        this.moveItem = moveItem;
        this.enterNamedItems = enterNamedItems;
    }

    /** What was new. */
    public record Entered(List<ItemView> items) {}

    @POST
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.BASE_OFFICE})
    @Operation(
            summary = "登记事项 | Register an item",
            description = "attributes 按类别的 JSON Schema 校验 | Checked against the kind's schema")
    @APIResponseSchema(value = ItemView.class, responseCode = "201")
    public Response register(@Valid @NotNull RegisterItem.Request request) {
        ItemView view = registerItem.execute(request);
        return Response.created(URI.create("/api/v1/programmes/items/" + view.id()))
                .tag(Versions.tag(0))
                .entity(view)
                .build();
    }

    @GET
    @Operation(summary = "查询登记事项 | List items")
    public Page<ItemView> list(UriInfo uri) {
        return lists.page(LIST, uri, items.readable(), item -> item.view(kinds, List.of()));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(summary = "读取一个事项及其经过 | Read an item with its steps")
    @APIResponseSchema(value = ItemView.class, responseCode = "200")
    public Response one(@PathParam("id") ItemId id) {
        Item item = items.visible(id);
        return Response.ok(items.whole(item)).tag(Versions.tag(item.version())).build();
    }

    @PUT
    @Path("/{id}")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.BASE_OFFICE})
    @Operation(summary = "更改事项内容 | Replace what an item says")
    @APIResponseSchema(value = ItemView.class, responseCode = "200")
    public Response change(
            @PathParam("id") ItemId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ItemContent content) {
        return answer(changeItem.execute(id, ifMatch, content));
    }

    @POST
    @Path("/{id}/steps")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.BASE_OFFICE})
    @Operation(summary = "变更事项状态，达成须附证据 | Move an item; what is achieved needs evidence")
    @APIResponseSchema(value = ItemView.class, responseCode = "200")
    public Response move(
            @PathParam("id") ItemId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull MoveItem.Request request) {
        return answer(moveItem.execute(id, ifMatch, request));
    }

    @POST
    @Path("/named-by-policy")
    @Command
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @Operation(summary = "登记方案点名的项目和平台，可重复 | Enter what the policy names; may be repeated")
    @APIResponseSchema(value = Entered.class, responseCode = "200")
    public Response enterNamed() {
        return Response.ok(new Entered(enterNamedItems.execute())).build();
    }

    private Response answer(ItemView view) {
        return Response.ok(view)
                .tag(Versions.tag(items.visible(view.id()).version()))
                .build();
    }
}

package io.jidi.project.dispatch;

import io.jidi.platform.command.Command;
import io.jidi.platform.http.Versions;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.security.Roles;
import io.jidi.project.BusinessDay;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The ledger of escalation over HTTP. Entries come with frozen lights; nobody makes one by hand. */
@Path("/api/v1/dispatch-orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "督办台账 | Ledger of escalation")
@RolesAllowed({
    Roles.PROVINCE_OFFICE,
    Roles.DEPARTMENT,
    Roles.CITY_OFFICE,
    Roles.BASE_OFFICE,
    Roles.ENTERPRISE,
    Roles.AUDITOR,
    Roles.DATA_PLATFORM
})
public class DispatchOrderResource {

    private static final ListSpec<DispatchOrder> LIST = ListSpec.of(DispatchOrder.class)
            .month("month", "e.month")
            .text("step", "e.step")
            .choice("status", "e.status", DispatchOrder.Status.class)
            .text("baseCode", "e.baseCode")
            .text("regionCode", "e.regionCode")
            .text("projectName", "e.projectName")
            .reference("projectId", "e.projectId", ProjectId.PREFIX)
            .search(text -> Where.containing(text, "e.projectName"))
            .sortedBy("-month");

    private final Lists lists;
    private final Projects projects;
    private final DispatchOrders orders;
    private final BusinessDay day;
    private final IssueDispatchOrder issueDispatchOrder;
    private final AnswerDispatchOrder answerDispatchOrder;
    private final CloseDispatchOrder closeDispatchOrder;

    DispatchOrderResource(
            Lists lists,
            Projects projects,
            DispatchOrders orders,
            BusinessDay day,
            IssueDispatchOrder issueDispatchOrder,
            AnswerDispatchOrder answerDispatchOrder,
            CloseDispatchOrder closeDispatchOrder) {
        this.lists = lists;
        this.projects = projects;
        this.orders = orders;
        this.day = day;
        this.issueDispatchOrder = issueDispatchOrder;
        this.answerDispatchOrder = answerDispatchOrder;
        this.closeDispatchOrder = closeDispatchOrder;
    }

    @GET
    @Operation(summary = "查询督办台账 | List the ledger of escalation")
    public Page<DispatchOrderView> list(UriInfo uri) {
        return lists.page(LIST, uri, projects.visible("e.", "e.projectId"), order -> order.view(day.today()));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(summary = "读取一条督办台账 | Read an entry of the ledger")
    @APIResponseSchema(value = DispatchOrderView.class, responseCode = "200")
    public Response one(@PathParam("id") DispatchOrderId id) {
        return answer(orders.visible(id));
    }

    @POST
    @Path("/{id}/issue")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.CITY_OFFICE})
    @Operation(summary = "发出督办函、约谈或调出建议 | Issue a letter, summons or proposal")
    @APIResponseSchema(value = DispatchOrderView.class, responseCode = "200")
    public Response issue(
            @PathParam("id") DispatchOrderId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull IssueDispatchOrder.Request request) {
        return answer(issueDispatchOrder.execute(id, ifMatch, request));
    }

    @POST
    @Path("/{id}/reply")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.CITY_OFFICE, Roles.BASE_OFFICE, Roles.ENTERPRISE})
    @Operation(summary = "答复督办 | Answer an order")
    @APIResponseSchema(value = DispatchOrderView.class, responseCode = "200")
    public Response reply(
            @PathParam("id") DispatchOrderId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull AnswerDispatchOrder.Request request) {
        return answer(answerDispatchOrder.execute(id, ifMatch, request));
    }

    @POST
    @Path("/{id}/close")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.CITY_OFFICE})
    @Operation(summary = "办结督办 | Close an entry of the ledger")
    @APIResponseSchema(value = DispatchOrderView.class, responseCode = "200")
    public Response close(
            @PathParam("id") DispatchOrderId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull CloseDispatchOrder.Request request) {
        return answer(closeDispatchOrder.execute(id, ifMatch, request));
    }

    private Response answer(DispatchOrder order) {
        return Response.ok(order.view(day.today()))
                .tag(Versions.tag(order.version()))
                .build();
    }
}

package io.jidi.project.element;

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
import io.jidi.project.rules.ElementKind;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Requests for elements over HTTP. */
@Path("/api/v1/elements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "要素保障 | Elements")
@RolesAllowed({
    Roles.PROVINCE_OFFICE,
    Roles.DEPARTMENT,
    Roles.CITY_OFFICE,
    Roles.BASE_OFFICE,
    Roles.ENTERPRISE,
    Roles.AUDITOR,
    Roles.DATA_PLATFORM
})
public class ElementResource {

    private static final ListSpec<ElementRequest> LIST = ListSpec.of(ElementRequest.class)
            .choice("kind", "e.kind", ElementKind.class)
            .choice("status", "e.status", ElementRequest.Status.class)
            .date("neededBy", "e.neededBy")
            .date("raisedDate", "e.raisedDate")
            .date("deadline", "e.deadline")
            .flag("open", "(case when e.closedDate is null then true else false end)")
            .text("baseCode", "e.baseCode")
            .text("regionCode", "e.regionCode")
            .text("projectName", "e.projectName")
            .reference("projectId", "e.projectId", ProjectId.PREFIX)
            .search(text -> Where.containing(text, "e.title", "e.projectName"))
            .sortedBy("neededBy");

    private final Lists lists;
    private final Projects projects;
    private final Elements elements;
    private final ElementGaps elementGaps;
    private final BusinessDay day;
    private final RaiseElementRequest raiseElementRequest;
    private final AcceptElementRequest acceptElementRequest;
    private final ConsultOnElement consultOnElement;
    private final ExtendElementRequest extendElementRequest;
    private final CloseElementRequest closeElementRequest;
    private final EvaluateElementRequest evaluateElementRequest;

    ElementResource(
            Lists lists,
            Projects projects,
            Elements elements,
            ElementGaps elementGaps,
            BusinessDay day,
            RaiseElementRequest raiseElementRequest,
            AcceptElementRequest acceptElementRequest,
            ConsultOnElement consultOnElement,
            ExtendElementRequest extendElementRequest,
            CloseElementRequest closeElementRequest,
            EvaluateElementRequest evaluateElementRequest) {
        this.lists = lists;
        this.projects = projects;
        this.elements = elements;
        this.elementGaps = elementGaps;
        this.day = day;
        this.raiseElementRequest = raiseElementRequest;
        this.acceptElementRequest = acceptElementRequest;
        this.consultOnElement = consultOnElement;
        this.extendElementRequest = extendElementRequest;
        this.closeElementRequest = closeElementRequest;
        this.evaluateElementRequest = evaluateElementRequest;
    }

    @POST
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.CITY_OFFICE, Roles.BASE_OFFICE, Roles.ENTERPRISE})
    @Operation(summary = "提出要素需求 | Raise what a project lacks")
    @APIResponseSchema(value = ElementView.class, responseCode = "201")
    public Response raise(@Valid @NotNull RaiseElementRequest.Request request) {
        ElementRequest raised = raiseElementRequest.execute(request);
        return Response.created(URI.create("/api/v1/elements/" + raised.id()))
                .tag(Versions.tag(raised.version()))
                .entity(elements.view(raised))
                .build();
    }

    @GET
    @Operation(summary = "查询要素需求 | List requests for elements")
    public Page<ElementView> list(UriInfo uri) {
        return lists.page(LIST, uri, projects.visible("e.", "e.projectId"), one -> one.view(day.today(), List.of()));
    }

    @GET
    @Path("/gaps")
    @Transactional
    @Operation(
            summary = "今日要素缺口 | Gaps as of today",
            description = "按计划开工月和年度到位率判定 | By the planned start and by what has arrived of the year's plan")
    public ElementGaps.Gaps gaps() {
        return elementGaps.gaps();
    }

    @GET
    @Path("/on-time")
    @Transactional
    @Operation(summary = "要素按期办结率 | How many requests were settled on time")
    public ElementGaps.Settled settled() {
        return elementGaps.settled();
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(summary = "读取一项要素需求 | Read a request for an element")
    @APIResponseSchema(value = ElementView.class, responseCode = "200")
    public Response one(@PathParam("id") ElementId id) {
        return answer(elements.visible(id));
    }

    @POST
    @Path("/{id}/acceptance")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.CITY_OFFICE})
    @Operation(
            summary = "受理要素需求 | Accept a request",
            description = "受理资金需求即发布资金缺口事件 | A funds gap is told to the funds when it is accepted")
    @APIResponseSchema(value = ElementView.class, responseCode = "200")
    public Response accept(@PathParam("id") ElementId id, @Nullable @HeaderParam("If-Match") String ifMatch) {
        return answer(acceptElementRequest.execute(id, ifMatch));
    }

    @POST
    @Path("/{id}/consultation")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.CITY_OFFICE})
    @Operation(summary = "登记会商结论 | Enter what the joint consultation decided")
    @APIResponseSchema(value = ElementView.class, responseCode = "200")
    public Response consult(
            @PathParam("id") ElementId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ConsultOnElement.Request request) {
        return answer(consultOnElement.execute(id, ifMatch, request));
    }

    @POST
    @Path("/{id}/extension")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.CITY_OFFICE})
    @Operation(summary = "延期办理 | Give a request more time")
    @APIResponseSchema(value = ElementView.class, responseCode = "200")
    public Response extend(
            @PathParam("id") ElementId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ExtendElementRequest.Request request) {
        return answer(extendElementRequest.execute(id, ifMatch, request));
    }

    @POST
    @Path("/{id}/closure")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.CITY_OFFICE})
    @Operation(summary = "办结或不予 | Settle or refuse a request")
    @APIResponseSchema(value = ElementView.class, responseCode = "200")
    public Response close(
            @PathParam("id") ElementId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull CloseElementRequest.Request request) {
        return answer(closeElementRequest.execute(id, ifMatch, request));
    }

    @POST
    @Path("/{id}/evaluation")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.CITY_OFFICE, Roles.ENTERPRISE})
    @Operation(summary = "评价办理结果 | Say how well a request was settled")
    @APIResponseSchema(value = ElementView.class, responseCode = "200")
    public Response evaluate(
            @PathParam("id") ElementId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull EvaluateElementRequest.Request request) {
        return answer(evaluateElementRequest.execute(id, ifMatch, request));
    }

    private Response answer(ElementRequest request) {
        return Response.ok(elements.view(request))
                .tag(Versions.tag(request.version()))
                .build();
    }
}

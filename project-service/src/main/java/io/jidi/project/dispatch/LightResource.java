package io.jidi.project.dispatch;

import io.jidi.platform.command.Command;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.security.Roles;
import io.jidi.project.dispatch.rules.Light;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lights of all projects over HTTP: frozen month by month, listed. */
@Path("/api/v1/lights")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "红黄绿灯 | Lights")
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
public class LightResource {

    private static final ListSpec<MonthLight> LIST = ListSpec.of(MonthLight.class)
            .month("month", "e.month")
            .choice("light", "e.light", Light.class)
            .choice("previousLight", "e.previousLight", Light.class)
            // A page token cannot hold a null: no step sorts as the empty text.
            .text("escalation", "coalesce(e.escalation, '')")
            .text("baseCode", "e.baseCode")
            .text("regionCode", "e.regionCode")
            .text("projectName", "e.projectName")
            .reference("projectId", "e.projectId", ProjectId.PREFIX)
            .search(text -> Where.containing(text, "e.projectName"))
            .sortedBy("-month");

    private final LightReading reading;
    private final Lists lists;
    private final Projects projects;
    private final FreezeLights freezeLights;

    LightResource(LightReading reading, Lists lists, Projects projects, FreezeLights freezeLights) {
        this.reading = reading;
        this.lists = lists;
        this.projects = projects;
        this.freezeLights = freezeLights;
    }

    @POST
    @Path("/freeze")
    @Command
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @Operation(
            summary = "冻结所有项目一个月的灯 | Freeze the lights of a month for all projects",
            description = "每次最多 1500 个，remaining 不为零时再次调用 | At most 1500 at a time: call again while something remains")
    @APIResponseSchema(value = FreezeLights.Outcome.class, responseCode = "200")
    public Response freezeAll(@Valid @NotNull FreezeLights.Request request) {
        return Response.ok(freezeLights.all(request.month())).build();
    }

    @GET
    @Operation(summary = "按月查询灯 | List lights")
    public Page<LightView> list(UriInfo uri) {
        return lists.page(LIST, uri, projects.visible("e.", "e.projectId"), reading::view);
    }
}

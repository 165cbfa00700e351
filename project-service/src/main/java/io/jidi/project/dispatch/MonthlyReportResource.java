package io.jidi.project.dispatch;

import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.security.Roles;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The filed reports of all projects over HTTP, every revision of them; those of one project stand under the project. */
@Path("/api/v1/monthly-reports")
@Tag(name = "月报 | Monthly reports")
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
public class MonthlyReportResource {

    private static final ListSpec<ReportRow> LIST = ListSpec.of(ReportRow.class)
            .month("month", "e.month")
            .integer("revision", "e.revision")
            .date("receivedDate", "e.receivedDate")
            .text("organisation", "e.organisation")
            .reference("projectId", "e.projectId", ProjectId.PREFIX)
            .text("projectCode", "e.projectCode")
            .text("projectName", "e.projectName")
            .text("regionCode", "e.regionCode")
            // A page token cannot hold a null: no base sorts as the empty text.
            .text("baseCode", "coalesce(e.baseCode, '')")
            .search(text -> Where.containing(text, "e.projectName", "e.projectCode"))
            .sortedBy("-month");

    private final Lists lists;
    private final Projects projects;
    private final LightEditions editions;

    MonthlyReportResource(Lists lists, Projects projects, LightEditions editions) {
        this.lists = lists;
        this.projects = projects;
        this.editions = editions;
    }

    @GET
    @Operation(
            summary = "查询各项目月报 | List the monthly reports of projects",
            description =
                    "含每次更正；迟报以 revision=1 和 receivedDate 筛选 | Corrections included; late ones by revision=1 and receivedDate")
    public Page<ReportRow.View> list(@Context UriInfo uri) {
        return lists.page(LIST, uri, projects.visible("e.", "e.projectId"), row -> row.view(editions));
    }
}

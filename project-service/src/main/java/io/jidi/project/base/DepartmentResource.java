package io.jidi.project.base;

import io.jidi.platform.command.Command;
import io.jidi.platform.http.Versions;
import io.jidi.platform.http.WholeProvince;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Departments over HTTP. */
@Path("/api/v1/departments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "省直部门 | Departments")
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
public class DepartmentResource {

    private static final ListSpec<ProvincialDepartment> LIST = ListSpec.of(ProvincialDepartment.class)
            .text("code", "e.code")
            .text("nameZh", "e.nameZh")
            .text("nameEn", "e.nameEn")
            .search(text -> Where.containing(text, "e.nameZh"))
            .sortedBy("code");

    private final EntityManager entities;
    private final Lists lists;
    private final EnterDepartment enterDepartment;

    DepartmentResource(EntityManager entities, Lists lists, EnterDepartment enterDepartment) {
        this.entities = entities;
        this.lists = lists;
        this.enterDepartment = enterDepartment;
    }

    @POST
    @Command
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @WholeProvince
    @Operation(summary = "登记省直部门 | Enter a department")
    @APIResponseSchema(value = DepartmentView.class, responseCode = "201")
    public Response enter(@Valid @NotNull EnterDepartment.Request request) {
        ProvincialDepartment department = enterDepartment.execute(request);
        return Response.created(URI.create("/api/v1/departments/" + department.id()))
                .tag(Versions.tag(department.version()))
                .entity(DepartmentView.of(department))
                .build();
    }

    @GET
    @Operation(summary = "查询省直部门 | List departments")
    public Page<DepartmentView> list(UriInfo uri) {
        return lists.page(LIST, uri, Where.everything(), DepartmentView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(summary = "读取一个部门 | Read a department")
    @APIResponseSchema(value = DepartmentView.class, responseCode = "200")
    public Response one(@PathParam("id") DepartmentId id) {
        ProvincialDepartment department = Optional.ofNullable(entities.find(ProvincialDepartment.class, id.value()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        return Response.ok(DepartmentView.of(department))
                .tag(Versions.tag(department.version()))
                .build();
    }
}

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
import org.jspecify.annotations.Nullable;

/** Bases over HTTP. What the policy says of them is open to every role that works with projects. */
@Path("/api/v1/bases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "产业基地 | Bases")
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
public class BaseResource {

    private static final ListSpec<IndustryBase> LIST = ListSpec.of(IndustryBase.class)
            .text("code", "e.code")
            .text("nameZh", "e.nameZh")
            .text("nameEn", "e.nameEn")
            .search(text -> Where.containing(text, "e.nameZh"))
            .sortedBy("code");

    private final EntityManager entities;
    private final Lists lists;
    private final OpenBase openBase;

    BaseResource(EntityManager entities, Lists lists, OpenBase openBase) {
        this.entities = entities;
        this.lists = lists;
        this.openBase = openBase;
    }

    @POST
    @Command
    @RolesAllowed(Roles.PROVINCE_OFFICE)
    @WholeProvince
    @Operation(summary = "设立产业基地 | Open a base")
    @APIResponseSchema(value = BaseView.class, responseCode = "201")
    public Response open(@Valid @NotNull OpenBase.Request request) {
        IndustryBase base = openBase.execute(request);
        return Response.created(URI.create("/api/v1/bases/" + base.id()))
                .tag(Versions.tag(base.version()))
                .entity(BaseView.of(base))
                .build();
    }

    @GET
    @Operation(summary = "查询产业基地 | List bases")
    public Page<BaseView> list(UriInfo uri) {
        return lists.page(LIST, uri, Where.everything(), BaseView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(summary = "读取一个基地 | Read a base")
    @APIResponseSchema(value = BaseView.class, responseCode = "200")
    public Response one(@PathParam("id") BaseId id) {
        return answer(entities.find(IndustryBase.class, id.value()));
    }

    @GET
    @Path("/by-code/{code}")
    @Transactional
    @Operation(summary = "按代码读取基地 | Read a base by its code")
    @APIResponseSchema(value = BaseView.class, responseCode = "200")
    public Response byCode(@PathParam("code") String code) {
        return answer(entities.createQuery("select e from IndustryBase e where e.code = :code", IndustryBase.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst()
                .orElse(null));
    }

    private static Response answer(@Nullable IndustryBase found) {
        IndustryBase base = Optional.ofNullable(found).orElseThrow(PlatformProblem.NOT_FOUND::problem);
        return Response.ok(BaseView.of(base)).tag(Versions.tag(base.version())).build();
    }
}

package io.jidi.enterprise.enterprise;

import io.jidi.enterprise.enterprise.rules.CreditCode;
import io.jidi.platform.command.Command;
import io.jidi.platform.http.Versions;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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

/** The registry over HTTP. */
@Path("/api/v1/enterprises")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "企业 | Enterprises")
public class EnterpriseResource {

    static final String BASE_CODE = "[A-Z][A-Z0-9-]{1,31}";

    private static final String PATH = "/api/v1/enterprises/";

    private static final ListSpec<Enterprise> LIST = ListSpec.of(Enterprise.class)
            .text("name", "e.name")
            .text("creditCode", "e.creditCode")
            .text("regionCode", "e.regionCode")
            // Not every enterprise has these; the empty text keeps them in order and out of the way of a filter.
            .text("baseCode", "coalesce(e.baseCode, '')")
            .text("industryCode", "coalesce(e.industryCode, '')")
            .choice("role", "e.role", EnterpriseRole.class)
            .choice("status", "e.status", EnterpriseStatus.class)
            .text("controllingCode", "coalesce(e.controllingFirm.creditCode, '')")
            .text("chainPosition", "coalesce(e.chainPosition, '')")
            .instant("registeredAt", "e.registeredAt")
            .instant("updatedAt", "e.updatedAt")
            .search(EnterpriseResource::bearsName)
            .sortedBy("name");

    private final RegisterEnterprise register;
    private final ChangeEnterprise change;
    private final RelocateEnterprise relocate;
    private final DeregisterEnterprise deregister;
    private final EnterpriseRegistry registry;
    private final BaseMemberships memberships;
    private final Visibility visibility;
    private final EntityManager entities;
    private final Lists lists;

    EnterpriseResource(
            RegisterEnterprise register,
            ChangeEnterprise change,
            RelocateEnterprise relocate,
            DeregisterEnterprise deregister,
            EnterpriseRegistry registry,
            BaseMemberships memberships,
            Visibility visibility,
            EntityManager entities,
            Lists lists) {
        this.register = register;
        this.change = change;
        this.relocate = relocate;
        this.deregister = deregister;
        this.registry = registry;
        this.memberships = memberships;
        this.visibility = visibility;
        this.entities = entities;
        this.lists = lists;
    }

    @POST
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE})
    @Operation(summary = "登记企业 | Register an enterprise")
    @APIResponseSchema(value = EnterpriseView.class, responseCode = "201")
    public Response register(@Valid @NotNull RegisterEnterprise.Request request) {
        Enterprise enterprise = register.execute(request);
        return Response.created(URI.create(PATH + enterprise.id()))
                .tag(Versions.tag(enterprise.version()))
                .entity(view(enterprise))
                .build();
    }

    @GET
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE, Roles.AUDITOR})
    @Operation(summary = "查询企业 | List enterprises")
    public Page<EnterpriseView> list(UriInfo uri) {
        return lists.page(LIST, uri, visibility.where("e"), EnterpriseView::inList);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE, Roles.AUDITOR})
    @Operation(summary = "查看企业 | Show an enterprise")
    @APIResponseSchema(value = EnterpriseView.class, responseCode = "200")
    public Response one(@PathParam("id") EnterpriseId id) {
        return shown(registry.visible(id, LockModeType.NONE));
    }

    @GET
    @Path("/by-identifier/{scheme}/{value}")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.ENTERPRISE, Roles.AUDITOR})
    @Operation(summary = "按标识查企业（org:cn:uscc） | Find an enterprise by identifier (org:cn:uscc)")
    @APIResponseSchema(value = EnterpriseView.class, responseCode = "200")
    public Response byIdentifier(@PathParam("scheme") String scheme, @PathParam("value") String value) {
        if (!scheme.equals(EnterpriseView.CREDIT_CODE_SCHEME)) {
            throw PlatformProblem.INVALID_IDENTIFIER.problem(
                    "没有标识方案“" + scheme + "”，可用：" + EnterpriseView.CREDIT_CODE_SCHEME,
                    "There is no identifier scheme " + scheme + "; known: " + EnterpriseView.CREDIT_CODE_SCHEME);
        }
        return entities.createQuery("select e from Enterprise e where e.creditCode = :code", Enterprise.class)
                .setParameter("code", CreditCode.read(value).normalised())
                .getResultStream()
                .filter(visibility::covers)
                .findFirst()
                .map(this::shown)
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    @PATCH
    @Path("/{id}")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE})
    @Operation(summary = "变更企业登记信息 | Change an enterprise's registry entry")
    @APIResponseSchema(value = EnterpriseView.class, responseCode = "200")
    public Response change(
            @PathParam("id") EnterpriseId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ChangeEnterprise.Request request) {
        return shown(change.execute(id, ifMatch, request));
    }

    @POST
    @Path("/{id}/relocations")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE})
    @Operation(summary = "登记迁址 | Record a relocation")
    @APIResponseSchema(value = EnterpriseView.class, responseCode = "200")
    public Response relocate(
            @PathParam("id") EnterpriseId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull RelocateEnterprise.Request request) {
        return shown(relocate.execute(id, ifMatch, request));
    }

    @POST
    @Path("/{id}/deregistrations")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE})
    @Operation(summary = "登记注销、吊销、破产或被合并 | Record that an enterprise ceased to be")
    @APIResponseSchema(value = EnterpriseView.class, responseCode = "200")
    public Response deregister(
            @PathParam("id") EnterpriseId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull DeregisterEnterprise.Request request) {
        return shown(deregister.execute(id, ifMatch, request));
    }

    private Response shown(Enterprise enterprise) {
        return Response.ok(view(enterprise))
                .tag(Versions.tag(enterprise.version()))
                .build();
    }

    private EnterpriseView view(Enterprise enterprise) {
        List<EnterpriseName> names = entities.createQuery(
                        "select n from EnterpriseName n where n.enterpriseId = :id order by n.toDate desc, n.id desc",
                        EnterpriseName.class)
                .setParameter("id", enterprise.id().value())
                .getResultList();
        List<RegistryFact> facts = entities.createQuery(
                        "select f from RegistryFact f where f.enterpriseId = :id order by f.effectiveDate, f.recordedAt",
                        RegistryFact.class)
                .setParameter("id", enterprise.id().value())
                .getResultList();
        return EnterpriseView.of(enterprise, new EnterpriseView.History(names, memberships.of(enterprise.id()), facts));
    }

    /** Every word of the text stands in one present or former name; the index knows characters and pairs of them. */
    private static Where bearsName(String text) {
        Where all = Where.everything();
        int number = 0;
        for (String word : text.split("\\s+")) {
            String name = "q" + number++;
            all = all.and(Where.of(
                    "e.id in (select n.enterpriseId from EnterpriseName n where"
                            + " cast(sql('name_grams(?) @> name_grams(?)', n.name, :" + name + ") as Boolean) = true"
                            + " and cast(sql('strpos(name_folded(?), name_folded(?))', n.name, :" + name
                            + ") as Integer) > 0)",
                    name,
                    word));
        }
        return all;
    }
}

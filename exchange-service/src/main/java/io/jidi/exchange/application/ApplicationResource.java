package io.jidi.exchange.application;

import io.jidi.platform.command.Command;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Platforms over HTTP, for the administrators. */
@Path("/api/v1/exchange/applications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "数据交换应用 | Applications of the exchange")
@RolesAllowed(Roles.SYSTEM_ADMIN)
public class ApplicationResource {

    private static final ListSpec<Application> LIST = ListSpec.of(Application.class)
            .text("appId", "e.appId")
            .text("organisation", "e.organisation")
            .choice("state", "e.state", Application.State.class)
            .instant("createdAt", "e.createdAt")
            .search(text -> Where.containing(text, "e.appId", "e.name", "e.organisation"))
            .sortedBy("-createdAt");

    private final Applications applications;
    private final Lists lists;
    private final RegisterApplication registerApplication;
    private final ProposeGrant proposeGrant;
    private final DecideGrant decideGrant;
    private final ProposeKey proposeKey;
    private final DecideKey decideKey;
    private final HandOverSecret handOverSecret;
    private final RevokeKey revokeKey;
    private final SuspendApplication suspendApplication;
    private final ResumeApplication resumeApplication;

    ApplicationResource(
            Applications applications,
            Lists lists,
            RegisterApplication registerApplication,
            ProposeGrant proposeGrant,
            DecideGrant decideGrant,
            ProposeKey proposeKey,
            DecideKey decideKey,
            HandOverSecret handOverSecret,
            RevokeKey revokeKey,
            SuspendApplication suspendApplication,
            ResumeApplication resumeApplication) {
        this.applications = applications;
        this.lists = lists;
        this.registerApplication = registerApplication;
        this.proposeGrant = proposeGrant;
        this.decideGrant = decideGrant;
        this.proposeKey = proposeKey;
        this.decideKey = decideKey;
        this.handOverSecret = handOverSecret;
        this.revokeKey = revokeKey;
        this.suspendApplication = suspendApplication;
        this.resumeApplication = resumeApplication;
    }

    @POST
    @Command
    @Operation(summary = "登记应用 | Register an application")
    @APIResponseSchema(value = ApplicationView.class, responseCode = "201")
    public Response register(@Valid @NotNull RegisterApplication.Request request) {
        ApplicationView view = registerApplication.execute(request);
        return Response.created(URI.create(
                        "/api/v1/exchange/applications/" + view.platform().id()))
                .entity(view)
                .build();
    }

    @GET
    @RolesAllowed({Roles.SYSTEM_ADMIN, Roles.SECURITY_ADMIN, Roles.AUDIT_ADMIN, Roles.AUDITOR})
    @Operation(summary = "查询应用 | List applications")
    public Page<ApplicationView.Summary> list(UriInfo uri) {
        return lists.page(LIST, uri, Where.everything(), Application::summary);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.SYSTEM_ADMIN, Roles.SECURITY_ADMIN, Roles.AUDIT_ADMIN, Roles.AUDITOR})
    @Operation(summary = "读取应用及其授权和密钥 | Read an application with grants and keys")
    @APIResponseSchema(value = ApplicationView.class, responseCode = "200")
    public Response one(@PathParam("id") ApplicationId id) {
        return Response.ok(applications.view(applications.find(id))).build();
    }

    @POST
    @Path("/{id}/grants")
    @Command
    @Operation(summary = "提出授权 | Propose a grant")
    @APIResponseSchema(value = ApplicationView.class, responseCode = "200")
    public Response propose(@PathParam("id") ApplicationId id, @Valid @NotNull ProposeGrant.Request request) {
        return Response.ok(proposeGrant.execute(id, request)).build();
    }

    @POST
    @Path("/{id}/grants/{number}/decision")
    @Command
    @RolesAllowed(Roles.SECURITY_ADMIN)
    @Operation(summary = "审批授权 | Decide on a grant")
    @APIResponseSchema(value = ApplicationView.class, responseCode = "200")
    public Response decide(
            @PathParam("id") ApplicationId id,
            @PathParam("number") int number,
            @Valid @NotNull DecideGrant.Request request) {
        return Response.ok(decideGrant.execute(id, number, request)).build();
    }

    @POST
    @Path("/{id}/keys")
    @Command
    @Operation(summary = "提出密钥 | Propose a key")
    @APIResponseSchema(value = ApplicationView.class, responseCode = "200")
    public Response proposeKey(@PathParam("id") ApplicationId id, @Valid @NotNull ProposeKey.Request request) {
        return Response.ok(proposeKey.execute(id, request)).build();
    }

    @POST
    @Path("/{id}/keys/{kid}/decision")
    @Command
    @RolesAllowed(Roles.SECURITY_ADMIN)
    @Operation(summary = "审批密钥 | Decide on a key")
    @APIResponseSchema(value = ApplicationView.class, responseCode = "200")
    public Response decideKey(
            @PathParam("id") ApplicationId id,
            @PathParam("kid") String kid,
            @Valid @NotNull DecideGrant.Request request) {
        return Response.ok(decideKey.execute(id, kid, request)).build();
    }

    /** No {@code @Command}: the answer to a repeated key would have to be kept, and with it the secret in clear. */
    @POST
    @Path("/{id}/keys/{kid}/secret")
    @Transactional
    @RolesAllowed(Roles.SECURITY_ADMIN)
    @Operation(summary = "交付共享密钥（仅一次） | Hand over a shared secret, once")
    @APIResponseSchema(value = HandOverSecret.Secret.class, responseCode = "200")
    public Response secret(@PathParam("id") ApplicationId id, @PathParam("kid") String kid) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.ok(handOverSecret.execute(id, kid)).cacheControl(never).build();
    }

    @POST
    @Path("/{id}/keys/{kid}/revocation")
    @Command
    @RolesAllowed({Roles.SYSTEM_ADMIN, Roles.SECURITY_ADMIN})
    @Operation(summary = "吊销密钥 | Revoke a key")
    @APIResponseSchema(value = ApplicationView.class, responseCode = "200")
    public Response revoke(
            @PathParam("id") ApplicationId id,
            @PathParam("kid") String kid,
            @Valid @NotNull RevokeKey.Request request) {
        return Response.ok(revokeKey.execute(id, kid, request)).build();
    }

    @POST
    @Path("/{id}/suspension")
    @Command
    @RolesAllowed({Roles.SYSTEM_ADMIN, Roles.SECURITY_ADMIN})
    @Operation(summary = "暂停应用 | Suspend an application")
    @APIResponseSchema(value = ApplicationView.class, responseCode = "200")
    public Response suspend(@PathParam("id") ApplicationId id, @Valid @NotNull RevokeKey.Request request) {
        return Response.ok(suspendApplication.execute(id, request)).build();
    }

    @POST
    @Path("/{id}/resumption")
    @Command
    @RolesAllowed(Roles.SECURITY_ADMIN)
    @Operation(summary = "恢复应用 | Resume an application")
    @APIResponseSchema(value = ApplicationView.class, responseCode = "200")
    public Response resume(@PathParam("id") ApplicationId id, @Valid @NotNull RevokeKey.Request request) {
        return Response.ok(resumeApplication.execute(id, request)).build();
    }
}

package io.jidi.exchange.webhook;

import io.jidi.platform.command.Command;
import io.jidi.platform.http.Versions;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Webhooks over HTTP. A system administrator keeps those of platforms, everybody else those of the own organisation. */
@Path("/api/v1/exchange/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "回调 | Webhooks")
@RolesAllowed({
    Roles.PROVINCE_OFFICE,
    Roles.DEPARTMENT,
    Roles.CITY_OFFICE,
    Roles.BASE_OFFICE,
    Roles.FUND_MANAGER,
    Roles.ENTERPRISE,
    Roles.DATA_PLATFORM,
    Roles.SYSTEM_ADMIN
})
public class WebhookResource {

    private static final ListSpec<Webhook> LIST = ListSpec.of(Webhook.class)
            .choice("state", "e.state", Webhook.State.class)
            .text("url", "e.url")
            .instant("createdAt", "e.createdAt")
            .search(text -> Where.containing(text, "e.url", "e.description"))
            .sortedBy("-createdAt");

    private final Webhooks webhooks;
    private final Lists lists;
    private final CreateWebhook createWebhook;
    private final ChangeWebhook changeWebhook;
    private final PauseWebhook pauseWebhook;
    private final ResumeWebhook resumeWebhook;
    private final DeleteWebhook deleteWebhook;
    private final RotateWebhookSecret rotateSecret;
    private final HandOverWebhookSecret handOverSecret;
    private final SendTestMessage sendTestMessage;
    private final ReplayFailedMessages replayFailed;

    WebhookResource(
            Webhooks webhooks,
            Lists lists,
            CreateWebhook createWebhook,
            ChangeWebhook changeWebhook,
            PauseWebhook pauseWebhook,
            ResumeWebhook resumeWebhook,
            DeleteWebhook deleteWebhook,
            RotateWebhookSecret rotateSecret,
            HandOverWebhookSecret handOverSecret,
            SendTestMessage sendTestMessage,
            ReplayFailedMessages replayFailed) {
        this.webhooks = webhooks;
        this.lists = lists;
        this.createWebhook = createWebhook;
        this.changeWebhook = changeWebhook;
        this.pauseWebhook = pauseWebhook;
        this.resumeWebhook = resumeWebhook;
        this.deleteWebhook = deleteWebhook;
        this.rotateSecret = rotateSecret;
        this.handOverSecret = handOverSecret;
        this.sendTestMessage = sendTestMessage;
        this.replayFailed = replayFailed;
    }

    @POST
    @Command
    @Operation(summary = "登记回调 | Create a webhook")
    @APIResponseSchema(value = WebhookView.class, responseCode = "201")
    public Response create(@Valid @NotNull CreateWebhook.Request request) {
        Webhook webhook = createWebhook.execute(request);
        return Response.created(URI.create("/api/v1/exchange/webhooks/" + webhook.id()))
                .entity(webhook.view())
                .tag(Versions.tag(webhook.version()))
                .build();
    }

    @GET
    @RolesAllowed({
        Roles.PROVINCE_OFFICE,
        Roles.DEPARTMENT,
        Roles.CITY_OFFICE,
        Roles.BASE_OFFICE,
        Roles.FUND_MANAGER,
        Roles.ENTERPRISE,
        Roles.DATA_PLATFORM,
        Roles.SYSTEM_ADMIN,
        Roles.AUDITOR
    })
    @Operation(summary = "查询回调 | List webhooks")
    public Page<WebhookView> list(UriInfo uri) {
        return lists.page(LIST, uri, webhooks.visible("e"), Webhook::view);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({
        Roles.PROVINCE_OFFICE,
        Roles.DEPARTMENT,
        Roles.CITY_OFFICE,
        Roles.BASE_OFFICE,
        Roles.FUND_MANAGER,
        Roles.ENTERPRISE,
        Roles.DATA_PLATFORM,
        Roles.SYSTEM_ADMIN,
        Roles.AUDITOR
    })
    @Operation(summary = "读取回调 | Read a webhook")
    @APIResponseSchema(value = WebhookView.class, responseCode = "200")
    public Response one(@PathParam("id") WebhookId id) {
        return answer(webhooks.visible(id));
    }

    @PUT
    @Path("/{id}")
    @Command
    @Operation(summary = "修改回调 | Change a webhook")
    @APIResponseSchema(value = WebhookView.class, responseCode = "200")
    public Response change(
            @PathParam("id") WebhookId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull WebhookContent.Request request) {
        return answer(changeWebhook.execute(id, ifMatch, request));
    }

    @DELETE
    @Path("/{id}")
    @Command
    @Operation(summary = "删除回调 | Delete a webhook")
    @APIResponse(responseCode = "204")
    public Response delete(@PathParam("id") WebhookId id) {
        deleteWebhook.execute(id);
        return Response.noContent().build();
    }

    @POST
    @Path("/{id}/suspension")
    @Command
    @Operation(summary = "暂停回调 | Pause a webhook")
    @APIResponseSchema(value = WebhookView.class, responseCode = "200")
    public Response pause(@PathParam("id") WebhookId id, @Valid @NotNull PauseWebhook.Request request) {
        return answer(pauseWebhook.execute(id, request));
    }

    @POST
    @Path("/{id}/resumption")
    @Command
    @Operation(summary = "恢复回调 | Resume a webhook")
    @APIResponseSchema(value = WebhookView.class, responseCode = "200")
    public Response resume(@PathParam("id") WebhookId id, @Valid @NotNull PauseWebhook.Request request) {
        return answer(resumeWebhook.execute(id, request));
    }

    @POST
    @Path("/{id}/rotation")
    @Command
    @Operation(summary = "轮换密钥 | Rotate the secret")
    @APIResponseSchema(value = WebhookView.class, responseCode = "200")
    public Response rotate(@PathParam("id") WebhookId id, @Valid @NotNull RotateWebhookSecret.Request request) {
        return answer(rotateSecret.execute(id, request));
    }

    /** No {@code @Command}: the answer to a repeated key would have to be kept, and with it the secret in clear. */
    @POST
    @Path("/{id}/secret")
    @Transactional
    @Operation(summary = "交付密钥（仅一次） | Hand over the secret, once")
    @APIResponseSchema(value = HandOverWebhookSecret.Secret.class, responseCode = "200")
    public Response secret(@PathParam("id") WebhookId id) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.ok(handOverSecret.execute(id)).cacheControl(never).build();
    }

    /** No {@code @Command}: its transaction would be held open while the receiver thinks. */
    @POST
    @Path("/{id}/tests")
    @Operation(summary = "发送测试消息 | Send a test message")
    public AttemptView test(@PathParam("id") WebhookId id) {
        return sendTestMessage.execute(id);
    }

    @POST
    @Path("/{id}/replays")
    @Command
    @Operation(summary = "重放失败的消息 | Replay failed messages")
    @APIResponseSchema(value = ReplayFailedMessages.Replayed.class, responseCode = "200")
    public Response replay(@PathParam("id") WebhookId id, @Valid @NotNull ReplayFailedMessages.Request request) {
        return Response.ok(replayFailed.execute(id, request)).build();
    }

    private static Response answer(Webhook webhook) {
        return Response.ok(webhook.view()).tag(Versions.tag(webhook.version())).build();
    }
}

package io.jidi.exchange.webhook;

import io.jidi.platform.command.Command;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What webhooks were told or wait to be told. */
@Path("/api/v1/exchange/webhook-messages")
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
    Roles.SYSTEM_ADMIN,
    Roles.AUDITOR
})
public class MessageResource {

    private static final ListSpec<Message> LIST = ListSpec.of(Message.class)
            .reference("webhookId", "e.webhookId", WebhookId.PREFIX)
            .choice("state", "e.state", Message.State.class)
            .text("type", "e.type")
            .text("subject", "e.subject")
            .text("eventId", "e.eventId")
            .instant("createdAt", "e.createdAt")
            .sortedBy("-createdAt");

    private final Webhooks webhooks;
    private final ReplayMessage replayMessage;
    private final EntityManager entities;
    private final Lists lists;

    MessageResource(Webhooks webhooks, ReplayMessage replayMessage, EntityManager entities, Lists lists) {
        this.webhooks = webhooks;
        this.replayMessage = replayMessage;
        this.entities = entities;
        this.lists = lists;
    }

    @GET
    @Operation(summary = "查询回调消息 | List messages of webhooks")
    public Page<MessageView.Summary> list(UriInfo uri) {
        return lists.page(LIST, uri, webhooks.visibleThings(), Message::summary);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(summary = "读取回调消息及其投递记录 | Read a message with its attempts")
    @APIResponseSchema(value = MessageView.class, responseCode = "200")
    public Response one(@PathParam("id") MessageId id) {
        Message message = Optional.ofNullable(entities.find(Message.class, id.value()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        webhooks.visible(message.webhook());
        return Response.ok(new MessageView(
                        message.summary(),
                        message.payload(),
                        entities
                                .createQuery(
                                        "from Attempt a where a.messageId = :message order by a.number desc",
                                        Attempt.class)
                                .setParameter("message", id.value())
                                .getResultList()
                                .stream()
                                .map(Attempt::view)
                                .toList()))
                .build();
    }

    @POST
    @Path("/{id}/replay")
    @Command
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
    @Operation(summary = "重放一条消息 | Replay a message")
    @APIResponseSchema(value = MessageView.Summary.class, responseCode = "200")
    public Response replay(@PathParam("id") MessageId id) {
        return Response.ok(replayMessage.execute(id)).build();
    }
}

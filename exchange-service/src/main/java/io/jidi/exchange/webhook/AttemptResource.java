package io.jidi.exchange.webhook;

import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The log of attempts. */
@Path("/api/v1/exchange/webhook-attempts")
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
public class AttemptResource {

    private static final ListSpec<Attempt> LIST = ListSpec.of(Attempt.class)
            .reference("webhookId", "e.webhookId", WebhookId.PREFIX)
            .reference("messageId", "e.messageId", MessageId.PREFIX)
            .choice("error", "e.error", DeliveryError.class)
            .integer("status", "e.status")
            .instant("at", "e.at")
            .sortedBy("-at");

    private final Webhooks webhooks;
    private final Lists lists;

    AttemptResource(Webhooks webhooks, Lists lists) {
        this.webhooks = webhooks;
        this.lists = lists;
    }

    @GET
    @Operation(summary = "查询投递记录 | List attempts to deliver")
    public Page<AttemptView> list(UriInfo uri) {
        return lists.page(LIST, uri, webhooks.visibleThings(), Attempt::view);
    }
}

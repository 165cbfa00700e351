package io.jidi.exchange.webhook;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.exchange.application.ApplicationId;
import io.jidi.exchange.application.Applications;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.security.Roles;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Enters a webhook. It hears what its maker may see at this time, and never more. */
@ApplicationScoped
class CreateWebhook {

    private final WebhookContent content;
    private final WebhookSecrets secrets;
    private final Applications applications;
    private final EntityManager entities;
    private final Sql sql;
    private final CallContext call;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final int most;

    CreateWebhook(
            WebhookContent content,
            WebhookSecrets secrets,
            Applications applications,
            EntityManager entities,
            Sql sql,
            CallContext call,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            WebhookSettings settings) {
        this.content = content;
        this.secrets = secrets;
        this.applications = applications;
        this.entities = entities;
        this.sql = sql;
        this.call = call;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.most = settings.most();
    }

    /**
     * The webhook.
     *
     * @param applicationId the platform that is told how far its data sets are; given by the system administrator, and by
     *     nobody else
     * @param types event types, of a platform data sets; empty for all
     */
    @Schema(name = "CreateWebhook")
    public record Request(
            @Nullable ApplicationId applicationId,
            @NotBlank @Size(max = 2000) String url,
            @NotBlank @Size(max = 200) String description,
            @NotNull @Size(max = 50) List<@NotBlank @Size(max = 200) String> types) {}

    Webhook execute(Request request) {
        Instant now = clock.instant();
        Webhook webhook = owned(request.applicationId(), now);
        content.enter(webhook, new WebhookContent.Request(request.url(), request.description(), request.types()), now);
        webhook.receive(secrets.draw(webhook.nextSecretOwner()), null, now);
        entities.persist(webhook);
        entities.flush();
        if (webhook.isOfPlatform()) {
            // What is there already was fetched or will be; news is what comes from here on.
            sql.update(
                    "insert into webhook_notice (webhook_id, data_set, seq) select ?, data_set, seq from data_set_head",
                    webhook.id().value());
        }
        audit.record("CREATE_WEBHOOK", webhook.id().wire(), null, null, webhook.view());
        return webhook;
    }

    private Webhook owned(@Nullable ApplicationId application, Instant now) {
        Caller caller = call.caller();
        if ((application != null) != caller.has(Roles.SYSTEM_ADMIN)) {
            throw PlatformProblem.FORBIDDEN.at(
                    "/applicationId",
                    "系统管理员只为交换应用登记回调，其他用户只为本单位登记",
                    "A system administrator enters webhooks of platforms, all others their own");
        }
        String organisation = application == null
                ? caller.organisation()
                : applications
                        .activeName(application)
                        .orElseThrow(() -> ExchangeProblem.WEBHOOK_REFUSED.at(
                                "/applicationId", "没有已启用的该应用", "There is no such active platform"));
        Set<String> scope = application == null ? Webhooks.entries(caller.scope()) : Set.of();
        if (application == null && scope.isEmpty()) {
            throw PlatformProblem.FORBIDDEN.problem(
                    "没有数据范围，不能登记回调", "Without a data scope there is nothing to be told");
        }
        // Two at once could each be the last that fits.
        sql.list("select pg_advisory_xact_lock(hashtextextended(?, 8))", row -> true, organisation);
        if (sql.number("select count(*) from webhook where organisation = ? and state <> 'DELETED'", organisation)
                >= most) {
            throw ExchangeProblem.WEBHOOK_REFUSED.problem(
                    "每个单位最多 " + most + " 个回调", "An organisation has at most " + most + " webhooks");
        }
        Webhook webhook = new Webhook(new WebhookId(ids.next()), application, organisation, caller.userId(), now);
        webhook.limitTo(scope);
        return webhook;
    }
}

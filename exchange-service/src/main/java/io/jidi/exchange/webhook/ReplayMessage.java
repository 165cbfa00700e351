package io.jidi.exchange.webhook;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.problem.PlatformProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Puts one message back in the queue, delivered or not, under the id that it has. */
@ApplicationScoped
class ReplayMessage {

    private final Webhooks webhooks;
    private final MessageQueue queue;
    private final EntityManager entities;
    private final AuditTrail audit;

    ReplayMessage(Webhooks webhooks, MessageQueue queue, EntityManager entities, AuditTrail audit) {
        this.webhooks = webhooks;
        this.queue = queue;
        this.entities = entities;
        this.audit = audit;
    }

    MessageView.Summary execute(MessageId id) {
        Message message = Optional.ofNullable(entities.find(Message.class, id.value()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        webhooks.own(message.webhook());
        if (!queue.again(id)) {
            throw ExchangeProblem.WEBHOOK_STEP_REFUSED.problem(
                    "消息内容已清理或不得共享，不能重放", "Its payload is gone or must not be shared, so it cannot be replayed");
        }
        audit.record("REPLAY_WEBHOOK_MESSAGE", id.wire(), null, null, null);
        entities.refresh(message);
        return message.summary();
    }
}

package io.jidi.project.dispatch;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.project.BusinessDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Closes an entry with what came of it, from whatever status it is in. A proposal to exit stays a proposal here: the exit
 * itself is a change in the library, by two persons.
 */
@ApplicationScoped
class CloseDispatchOrder {

    private final EntityManager entities;
    private final DispatchOrders orders;
    private final AuditTrail audit;
    private final BusinessDay day;

    CloseDispatchOrder(EntityManager entities, DispatchOrders orders, AuditTrail audit, BusinessDay day) {
        this.entities = entities;
        this.orders = orders;
        this.audit = audit;
        this.day = day;
    }

    /** What came of it. */
    @Schema(name = "CloseDispatchOrder")
    public record Request(@NotBlank @Size(max = 2000) String outcome) {}

    DispatchOrder execute(DispatchOrderId id, @Nullable String ifMatch, Request request) {
        DispatchOrder order =
                orders.toChange(id, ifMatch, EnumSet.complementOf(EnumSet.of(DispatchOrder.Status.CLOSED)));
        DispatchOrder.Status before = order.status();
        order.close(request.outcome().strip(), day.today());
        entities.flush();
        audit.record("CLOSE_DISPATCH_ORDER", id.wire(), request.outcome().strip(), before, order.status());
        return order;
    }
}

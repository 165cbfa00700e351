package io.jidi.platform.consume;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What an administrator does about consumers: see what is parked, drain it after the fix, rebuild a read model. */
@Path("/internal/consumers")
@RolesAllowed(Roles.SYSTEM_ADMIN)
public class ConsumersResource {

    private final Consumers consumers;
    private final ConsumerStore store;
    private final Delivery delivery;
    private final Rebuild rebuild;
    private final AuditTrail audit;

    ConsumersResource(Consumers consumers, ConsumerStore store, Delivery delivery, Rebuild rebuild, AuditTrail audit) {
        this.consumers = consumers;
        this.store = store;
        this.delivery = delivery;
        this.rebuild = rebuild;
        this.audit = audit;
    }

    /** The aggregates that wait for a person. */
    public record ParkedList(List<ConsumerStore.Parked> items) {}

    /** What a drain did. */
    public record Drained(String consumer, int aggregates) {}

    @GET
    @Path("/parked")
    @Operation(hidden = true)
    public ParkedList parked() {
        return new ParkedList(store.parked());
    }

    /** Applies everything parked of one consumer, in order per aggregate. */
    @POST
    @Path("/{consumer}/drain")
    @Operation(hidden = true)
    public Drained drain(@PathParam("consumer") String consumer) {
        EventHandler handler = find(consumer);
        int drained = 0;
        for (ConsumerStore.Parked parked : store.parked()) {
            if (parked.consumer().equals(consumer)) {
                delivery.drain(handler, parked.aggregate());
                drained++;
            }
        }
        audit.recordAlone("DRAIN_CONSUMER", consumer, drained + " aggregates");
        return new Drained(consumer, drained);
    }

    @POST
    @Path("/{consumer}/rebuild")
    @Operation(hidden = true)
    public Rebuild.Report rebuild(
            @PathParam("consumer") String consumer, @QueryParam("swap") @DefaultValue("false") boolean swap) {
        if (!(find(consumer) instanceof ReadModel model)) {
            throw PlatformProblem.CONFLICT.problem("该消费者不是可重建的读模型", "This consumer is not a read model");
        }
        Rebuild.Report report = rebuild.rebuild(model, swap);
        audit.recordAlone("REBUILD_READ_MODEL", consumer, "equal=" + report.equal() + " swapped=" + swap);
        return report;
    }

    private EventHandler find(String consumer) {
        return consumers.byName(consumer).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }
}

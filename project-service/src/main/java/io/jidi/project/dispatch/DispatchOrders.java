package io.jidi.project.dispatch;

import io.jidi.platform.http.Versions;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.project.ProjectProblem;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds entries of the ledger for those who see their project. */
@ApplicationScoped
class DispatchOrders {

    private final EntityManager entities;
    private final Projects projects;

    DispatchOrders(EntityManager entities, Projects projects) {
        this.entities = entities;
        this.projects = projects;
    }

    /** @throws io.jidi.platform.problem.Problem 404 for one of a project out of scope */
    DispatchOrder visible(DispatchOrderId id) {
        return find(id, LockModeType.NONE);
    }

    /** Locked until the transaction ends, and in one of the statuses from which the step leads. */
    DispatchOrder toChange(DispatchOrderId id, @Nullable String ifMatch, Set<DispatchOrder.Status> from) {
        DispatchOrder order = find(id, LockModeType.PESSIMISTIC_WRITE);
        Versions.requireMatch(ifMatch, order.version());
        if (!from.contains(order.status())) {
            throw ProjectProblem.DISPATCH_ORDER_REFUSED.problem(
                    "该台账条目现为 " + order.status() + "，不能这样处理", "The entry is " + order.status() + " and cannot go there");
        }
        return order;
    }

    private DispatchOrder find(DispatchOrderId id, LockModeType lock) {
        DispatchOrder order = Optional.ofNullable(entities.find(DispatchOrder.class, id.value(), lock))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        projects.visible(new ProjectId(order.projectId()));
        return order;
    }
}

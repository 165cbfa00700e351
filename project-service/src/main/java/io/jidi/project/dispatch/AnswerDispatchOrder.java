package io.jidi.project.dispatch;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Files the answer of the unit, on time or late. */
@ApplicationScoped
class AnswerDispatchOrder {

    private final EntityManager entities;
    private final DispatchOrders orders;
    private final PastDates pastDates;
    private final AuditTrail audit;
    private final BusinessDay day;

    AnswerDispatchOrder(
            EntityManager entities, DispatchOrders orders, PastDates pastDates, AuditTrail audit, BusinessDay day) {
        this.entities = entities;
        this.orders = orders;
        this.pastDates = pastDates;
        this.audit = audit;
        this.day = day;
    }

    /** @param repliedDate default today */
    @Schema(name = "AnswerDispatchOrder")
    public record Request(
            @NotBlank @Size(max = 4000) String reply,
            @Nullable LocalDate repliedDate) {}

    DispatchOrder execute(DispatchOrderId id, @Nullable String ifMatch, Request request) {
        DispatchOrder order = orders.toChange(id, ifMatch, Set.of(DispatchOrder.Status.ISSUED));
        LocalDate replied = pastDates.orToday(request.repliedDate(), "/repliedDate");
        LocalDate issued = order.issuedDate();
        if (issued != null && replied.isBefore(issued)) {
            throw ProjectProblem.PROJECT_DATE_REFUSED.at(
                    "/repliedDate", "答复早于发出日期 " + issued, "Answered before it was issued on " + issued);
        }
        order.answer(request.reply().strip(), replied);
        entities.flush();
        audit.record("ANSWER_DISPATCH_ORDER", id.wire(), null, null, order.view(day.today()));
        return order;
    }
}

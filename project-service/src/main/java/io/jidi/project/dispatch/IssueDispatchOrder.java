package io.jidi.project.dispatch;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Sends what a red light asks for to the unit that answers for the project. */
@ApplicationScoped
class IssueDispatchOrder {

    private final EntityManager entities;
    private final DispatchOrders orders;
    private final DispatchEdition edition;
    private final PastDates pastDates;
    private final AuditTrail audit;
    private final BusinessDay day;

    IssueDispatchOrder(
            EntityManager entities,
            DispatchOrders orders,
            DispatchEdition edition,
            PastDates pastDates,
            AuditTrail audit,
            BusinessDay day) {
        this.entities = entities;
        this.orders = orders;
        this.edition = edition;
        this.pastDates = pastDates;
        this.audit = audit;
        this.day = day;
    }

    /**
     * @param issuedDate default today
     * @param replyDue last day for the answer; default so many days later as the edition says
     */
    @Schema(name = "IssueDispatchOrder")
    public record Request(
            @NotBlank @Size(max = 60) String documentNumber,
            @NotBlank @Size(max = 100) String addressee,
            @Nullable LocalDate issuedDate,
            @Nullable LocalDate replyDue) {}

    DispatchOrder execute(DispatchOrderId id, @Nullable String ifMatch, Request request) {
        DispatchOrder order = orders.toChange(id, ifMatch, Set.of(DispatchOrder.Status.DUE));
        LocalDate issued = pastDates.orToday(request.issuedDate(), "/issuedDate");
        LocalDate due = Objects.requireNonNullElse(request.replyDue(), issued.plusDays(edition.replyDays()));
        if (due.isBefore(issued)) {
            throw ProjectProblem.PROJECT_DATE_REFUSED.at(
                    "/replyDue", "答复期限早于发出日期", "The answer is due before the order");
        }
        order.issue(request.documentNumber().strip(), request.addressee().strip(), issued, due);
        entities.flush();
        audit.record("ISSUE_DISPATCH_ORDER", id.wire(), null, null, order.view(day.today()));
        return order;
    }
}

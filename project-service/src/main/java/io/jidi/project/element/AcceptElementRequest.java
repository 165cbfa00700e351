package io.jidi.project.element;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.Outbox;
import io.jidi.project.BusinessDay;
import io.jidi.project.library.Projects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accepts a request (受理); a funds gap is told to the funds from then on. */
@ApplicationScoped
class AcceptElementRequest {

    private final EntityManager entities;
    private final Elements elements;
    private final ElementTelling telling;
    private final Projects projects;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final BusinessDay day;

    AcceptElementRequest(
            EntityManager entities,
            Elements elements,
            ElementTelling telling,
            Projects projects,
            Outbox outbox,
            AuditTrail audit,
            BusinessDay day) {
        this.entities = entities;
        this.elements = elements;
        this.telling = telling;
        this.projects = projects;
        this.outbox = outbox;
        this.audit = audit;
        this.day = day;
    }

    ElementRequest execute(ElementId id, @Nullable String ifMatch) {
        ElementRequest request = elements.toChange(id, ifMatch, Set.of(ElementRequest.Status.RAISED));
        request.accept(day.today());
        entities.flush();
        telling.tell(request);
        FundsGap.open(outbox, projects.visible(request.project()), request, day.today());
        audit.record("ACCEPT_ELEMENT_REQUEST", id.wire(), null, null, request.status());
        return request;
    }
}

package io.jidi.project.element;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.Outbox;
import io.jidi.project.BusinessDay;
import io.jidi.project.library.Projects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Settles a request (办结) or refuses it (不予), with what is secured now. */
@ApplicationScoped
class CloseElementRequest {

    private final EntityManager entities;
    private final Elements elements;
    private final ElementTelling telling;
    private final Projects projects;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final BusinessDay day;

    CloseElementRequest(
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

    /**
     * @param done false for 不予
     * @param secured in the unit of the kind, after it was settled
     * @param documentNumber of the review or assessment, if it came with the settlement
     */
    @Schema(name = "CloseElementRequest")
    public record Request(
            @NotNull Boolean done,
            @NotBlank @Size(max = 2000) String outcome,

            @NotNull @PositiveOrZero @Digits(integer = 16, fraction = 4)
            BigDecimal secured,

            @Nullable @Size(max = 60) String documentNumber) {}

    ElementRequest execute(ElementId id, @Nullable String ifMatch, Request given) {
        Set<ElementRequest.Status> from = given.done()
                ? Set.of(ElementRequest.Status.IN_HAND)
                : Set.of(ElementRequest.Status.RAISED, ElementRequest.Status.ACCEPTED, ElementRequest.Status.IN_HAND);
        ElementRequest request = elements.toChange(id, ifMatch, from);
        elements.requireFen(request.kind(), given.secured(), "/secured");
        boolean told = request.status() != ElementRequest.Status.RAISED;
        request.close(
                given.done() ? ElementRequest.Status.DONE : ElementRequest.Status.REFUSED,
                given.outcome().strip(),
                given.secured(),
                given.documentNumber(),
                day.today());
        entities.flush();
        telling.tell(request);
        if (told) {
            FundsGap.close(outbox, projects.visible(request.project()), request, day.today());
        }
        audit.record("CLOSE_ELEMENT_REQUEST", id.wire(), given.outcome().strip(), null, given);
        return request;
    }
}

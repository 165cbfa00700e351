package io.jidi.project.element;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Gives a request more time (延期); the first deadline stays on record. */
@ApplicationScoped
class ExtendElementRequest {

    private final EntityManager entities;
    private final Elements elements;
    private final ElementTelling telling;
    private final AuditTrail audit;

    ExtendElementRequest(EntityManager entities, Elements elements, ElementTelling telling, AuditTrail audit) {
        this.entities = entities;
        this.elements = elements;
        this.telling = telling;
        this.audit = audit;
    }

    /** The new last day, later than the present one. */
    @Schema(name = "ExtendElementRequest")
    public record Request(
            @NotNull LocalDate deadline,
            @NotBlank @Size(max = 500) String reason) {}

    ElementRequest execute(ElementId id, @Nullable String ifMatch, Request given) {
        ElementRequest request = elements.toChange(id, ifMatch, Set.of(ElementRequest.Status.IN_HAND));
        LocalDate before = request.deadline();
        if (before != null && !given.deadline().isAfter(before)) {
            throw ProjectProblem.ELEMENT_REFUSED.at(
                    "/deadline", "新期限应晚于现期限 " + before, "The new deadline comes after " + before);
        }
        request.extend(given.deadline());
        entities.flush();
        telling.tell(request);
        audit.record("EXTEND_ELEMENT_REQUEST", id.wire(), given.reason().strip(), before, given.deadline());
        return request;
    }
}

package io.jidi.project.element;

import io.jidi.platform.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Says how well a request was settled (评价), from one point to five. */
@ApplicationScoped
class EvaluateElementRequest {

    private final EntityManager entities;
    private final Elements elements;
    private final ElementTelling telling;
    private final AuditTrail audit;

    EvaluateElementRequest(EntityManager entities, Elements elements, ElementTelling telling, AuditTrail audit) {
        this.entities = entities;
        this.elements = elements;
        this.telling = telling;
        this.audit = audit;
    }

    /** Points, five are best, and words. */
    @Schema(name = "EvaluateElementRequest")
    public record Request(
            @Min(1) @Max(5) int score,
            @Nullable @Size(max = 1000) String evaluation) {}

    ElementRequest execute(ElementId id, @Nullable String ifMatch, Request given) {
        ElementRequest request =
                elements.toChange(id, ifMatch, Set.of(ElementRequest.Status.DONE, ElementRequest.Status.REFUSED));
        request.evaluate(given.score(), given.evaluation());
        entities.flush();
        telling.tell(request);
        audit.record("EVALUATE_ELEMENT_REQUEST", id.wire(), null, null, given);
        return request;
    }
}

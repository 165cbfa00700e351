package io.jidi.project.element;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Enters what the joint consultation (会商) decided: who settles it, and by when. */
@ApplicationScoped
class ConsultOnElement {

    private final EntityManager entities;
    private final Elements elements;
    private final ElementTelling telling;
    private final AuditTrail audit;
    private final BusinessDay day;

    ConsultOnElement(
            EntityManager entities, Elements elements, ElementTelling telling, AuditTrail audit, BusinessDay day) {
        this.entities = entities;
        this.elements = elements;
        this.telling = telling;
        this.audit = audit;
        this.day = day;
    }

    /** @param meetingDate default today */
    @Schema(name = "ConsultOnElement")
    public record Request(
            @Nullable LocalDate meetingDate,
            @NotBlank @Size(max = 2000) String decision,
            @NotBlank @Size(max = 100) String unit,
            @NotNull LocalDate deadline) {}

    ElementRequest execute(ElementId id, @Nullable String ifMatch, Request given) {
        ElementRequest request = elements.toChange(id, ifMatch, Set.of(ElementRequest.Status.ACCEPTED));
        LocalDate meeting = Objects.requireNonNullElse(given.meetingDate(), day.today());
        if (meeting.isAfter(day.today()) || given.deadline().isBefore(meeting)) {
            throw ProjectProblem.ELEMENT_REFUSED.at(
                    "/deadline", "会商日期不能晚于今天，办理期限不能早于会商", "The meeting is past, and the deadline comes after it");
        }
        request.consult(meeting, given.decision().strip(), given.unit().strip(), given.deadline());
        entities.flush();
        telling.tell(request);
        audit.record("CONSULT_ON_ELEMENT", id.wire(), null, null, given);
        return request;
    }
}

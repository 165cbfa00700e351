package io.jidi.project.element;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.library.Project;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import io.jidi.project.library.rules.FundSource;
import io.jidi.project.rules.ElementKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Raises what a project lacks. */
@ApplicationScoped
class RaiseElementRequest {

    private final EntityManager entities;
    private final Projects projects;
    private final Elements elements;
    private final ElementTelling telling;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final BusinessDay day;

    RaiseElementRequest(
            EntityManager entities,
            Projects projects,
            Elements elements,
            ElementTelling telling,
            AuditTrail audit,
            Uuid7 ids,
            BusinessDay day) {
        this.entities = entities;
        this.projects = projects;
        this.elements = elements;
        this.telling = telling;
        this.audit = audit;
        this.ids = ids;
        this.day = day;
    }

    /**
     * @param needed in the unit of the kind; likewise quota and secured
     * @param quota granted but not yet supplied
     * @param documentNumber of the energy review or the environmental assessment, once there is one
     * @param forestLand 林地或占补平衡
     * @param fundSource needed with FUNDS, and only there
     */
    @Schema(name = "RaiseElementRequest")
    public record Request(
            @NotNull ProjectId projectId,
            @NotNull ElementKind kind,
            @NotBlank @Size(max = 200) String title,

            @NotNull @Positive @Digits(integer = 16, fraction = 4)
            BigDecimal needed,

            @Nullable @PositiveOrZero @Digits(integer = 16, fraction = 4)
            BigDecimal quota,

            @Nullable @PositiveOrZero @Digits(integer = 16, fraction = 4)
            BigDecimal secured,

            @Nullable @Size(max = 60) String documentNumber,
            @Nullable @Size(max = 60) String pollutant,
            @Nullable Boolean forestLand,
            @Nullable FundSource fundSource,
            @NotNull LocalDate neededBy,
            @Nullable @Size(max = 1000) String note) {}

    ElementRequest execute(Request request) {
        Project project = projects.inLibrary(request.projectId());
        if ((request.kind() == ElementKind.FUNDS) != (request.fundSource() != null)) {
            throw ProjectProblem.ELEMENT_REFUSED.at(
                    "/fundSource", "资金来源须且只须在资金事项中填报", "The source of money is given with funds, and only there");
        }
        elements.requireFen(request.kind(), request.needed(), "/needed");
        elements.requireFen(request.kind(), request.quota(), "/quota");
        elements.requireFen(request.kind(), request.secured(), "/secured");
        ElementRequest raised = new ElementRequest(new ElementId(ids.next()), project, request, day.today());
        entities.persist(raised);
        entities.flush();
        telling.tell(raised);
        audit.record("RAISE_ELEMENT_REQUEST", raised.id().wire(), null, null, elements.view(raised));
        return raised;
    }
}

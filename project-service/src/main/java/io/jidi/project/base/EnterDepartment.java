package io.jidi.project.base;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Enters a department under the name that the policy uses. */
@ApplicationScoped
class EnterDepartment {

    private final EntityManager entities;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;

    EnterDepartment(EntityManager entities, Outbox outbox, AuditTrail audit, Uuid7 ids) {
        this.entities = entities;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
    }

    /** A department to be entered. */
    @Schema(name = "EnterDepartment")
    public record Request(
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,63}")
            String code,

            @NotBlank @Size(max = 100) String nameZh,
            @NotBlank @Size(max = 200) String nameEn) {}

    ProvincialDepartment execute(Request request) {
        boolean taken =
                entities.createQuery("select count(e) from ProvincialDepartment e where e.code = :code", Long.class)
                                .setParameter("code", request.code())
                                .getSingleResult()
                        > 0;
        if (taken) {
            throw ProjectProblem.DEPARTMENT_CODE_TAKEN.at(
                    "/code", "已有部门 " + request.code(), "There is a department " + request.code());
        }
        ProvincialDepartment department = new ProvincialDepartment(
                new DepartmentId(ids.next()),
                request.code(),
                request.nameZh().strip(),
                request.nameEn().strip());
        entities.persist(department);
        entities.flush();
        DepartmentView view = DepartmentView.of(department);
        outbox.append(DepartmentTelling.entered(view));
        audit.record("ENTER_DEPARTMENT", department.id().wire(), null, null, view);
        return department;
    }
}

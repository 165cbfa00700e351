package io.jidi.enterprise.enterprise;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.platform.id.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps base membership in step with the registry entry: one base at a time, what was before with its dates. */
@ApplicationScoped
class BaseMemberships {

    private final EntityManager entities;
    private final Uuid7 ids;

    BaseMemberships(EntityManager entities, Uuid7 ids) {
        this.entities = entities;
        this.ids = ids;
    }

    List<BaseMembership> of(EnterpriseId enterprise) {
        return entities.createQuery(
                        "select m from BaseMembership m where m.enterpriseId = :id"
                                + " order by m.toDate desc nulls first, m.id desc",
                        BaseMembership.class)
                .setParameter("id", enterprise.value())
                .getResultList();
    }

    /**
     * From this day on the enterprise belongs to this base in this role, or to none.
     *
     * @throws io.jidi.platform.problem.Problem 422 when the present membership began later
     */
    void move(EnterpriseId enterprise, @Nullable String baseCode, @Nullable EnterpriseRole role, LocalDate from) {
        @Nullable BaseMembership present = present(enterprise);
        if (present != null) {
            LocalDate began = present.fromDate();
            if (began != null && from.isBefore(began)) {
                throw EnterpriseProblem.ENTERPRISE_BASE_BEFORE_PRESENT.at(
                        "/baseFrom",
                        "现基地成员身份自 " + began + " 起，变更日期不能早于该日",
                        "The present membership holds since " + began + "; the new one cannot begin before");
            }
            present.end(from);
            entities.flush();
        }
        if (baseCode != null) {
            entities.persist(new BaseMembership(ids.next(), enterprise, baseCode, role, from));
        }
    }

    /** Ends the present membership with the enterprise itself, should it also have begun later than that day. */
    void leave(EnterpriseId enterprise, LocalDate on) {
        @Nullable BaseMembership present = present(enterprise);
        if (present != null) {
            LocalDate began = present.fromDate();
            present.end(began != null && began.isAfter(on) ? began : on);
        }
    }

    private @Nullable BaseMembership present(EnterpriseId enterprise) {
        return entities.createQuery(
                        "select m from BaseMembership m where m.enterpriseId = :id and m.toDate is null",
                        BaseMembership.class)
                .setParameter("id", enterprise.value())
                .getSingleResultOrNull();
    }
}

package io.jidi.project.library;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the responsibility for a project to a unit and post; the present term ends the day before. */
@ApplicationScoped
class HandOverProject {

    private final EntityManager entities;
    private final Projects projects;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final BusinessDay day;

    HandOverProject(EntityManager entities, Projects projects, AuditTrail audit, Uuid7 ids, BusinessDay day) {
        this.entities = entities;
        this.projects = projects;
        this.audit = audit;
        this.ids = ids;
        this.day = day;
    }

    Project execute(ProjectId id, ProjectContent.Responsible request) {
        Project project = projects.inLibrary(id);
        LocalDate from = request.fromDate();
        if (request.toDate() != null && request.toDate().isBefore(from)) {
            throw ProjectProblem.RESPONSIBILITY_REFUSED.at("/toDate", "任期止日早于起日", "The term ends before it begins");
        }
        List<Responsibility> terms = projects.responsibilities(id);
        @Nullable Responsibility present = terms.isEmpty() ? null : terms.get(terms.size() - 1);
        if (present != null && !from.isAfter(present.fromDate())) {
            throw ProjectProblem.RESPONSIBILITY_REFUSED.at(
                    "/fromDate",
                    "现任任期自 " + present.fromDate() + " 起，接任日期应晚于该日",
                    "The present term began on " + present.fromDate() + "; the next one begins later");
        }
        if (present != null && (present.toDate() == null || !present.toDate().isBefore(from))) {
            present.end(from.minusDays(1));
            entities.flush();
        }
        entities.persist(new Responsibility(ids.next(), id, request));
        project.touch(day.now());
        audit.record("HAND_OVER_PROJECT", id.wire(), null, null, request);
        return project;
    }
}

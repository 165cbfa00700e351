package io.jidi.project.element;

import io.jidi.platform.event.Outbox;
import io.jidi.project.BusinessDay;
import io.jidi.project.library.NamesProjects;
import io.jidi.project.library.Project;
import io.jidi.project.rules.ElementKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Set;

/**
 * Takes a project's open funds gaps back from the funds when it becomes restricted. A request asks once: when that is lifted, the
 * project raises another.
 */
@ApplicationScoped
class GapsOfProject implements NamesProjects {

    private static final Set<ElementRequest.Status> ASKED =
            Set.of(ElementRequest.Status.ACCEPTED, ElementRequest.Status.IN_HAND);

    private final EntityManager entities;
    private final Outbox outbox;
    private final BusinessDay day;

    GapsOfProject(EntityManager entities, Outbox outbox, BusinessDay day) {
        this.entities = entities;
        this.outbox = outbox;
        this.day = day;
    }

    @Override
    public void restrictionChanged(Project project) {
        if (!project.restricted()) {
            return;
        }
        entities.createQuery(
                        "select e from ElementRequest e where e.projectId = :project and e.kind = :kind"
                                + " and e.status in :asked order by e.id",
                        ElementRequest.class)
                .setParameter("project", project.id().value())
                .setParameter("kind", ElementKind.FUNDS)
                .setParameter("asked", ASKED)
                .getResultList()
                .forEach(request -> FundsGap.withdraw(outbox, project, request, day.today()));
    }
}

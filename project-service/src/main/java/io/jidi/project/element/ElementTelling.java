package io.jidi.project.element;

import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.sql.Sql;
import io.jidi.project.ElementSupply;
import io.jidi.project.ProjectEvents;
import io.jidi.project.library.NamesProjects;
import io.jidi.project.library.Project;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import io.jidi.project.library.rules.FundSource;
import io.jidi.project.rules.ElementKind;
import io.jidi.project.telling.FirstTelling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells of requests for elements in the stream of their project, so that they are kept back with it. Of a restricted project
 * nothing is told; when that is lifted, everything that happened meanwhile is.
 */
@ApplicationScoped
class ElementTelling implements NamesProjects, FirstTelling {

    private final EntityManager entities;
    private final Projects projects;
    private final Sql sql;
    private final Outbox outbox;

    ElementTelling(EntityManager entities, Projects projects, Sql sql, Outbox outbox) {
        this.entities = entities;
        this.projects = projects;
        this.sql = sql;
        this.outbox = outbox;
    }

    /**
     * The data of the event element.changed: the request as it stands now. What people wrote freely beside its title, as notes,
     * decisions and outcomes, stays here: nobody looked at it for others' eyes.
     *
     * @param handlingUnit 承办单位 as the consultation named it
     */
    record ElementFact(
            ElementId id,
            ProjectId projectId,
            String projectCode,
            @Nullable String baseCode,
            String regionCode,
            ElementKind kind,
            String title,
            ElementRequest.Status status,
            ElementSupply supply,
            @Nullable String documentNumber,
            @Nullable String pollutant,
            boolean forestLand,
            @Nullable FundSource fundSource,
            LocalDate neededBy,
            LocalDate raisedDate,
            @Nullable LocalDate acceptedDate,
            @Nullable LocalDate meetingDate,
            @Nullable String handlingUnit,
            @Nullable LocalDate firstDeadline,
            @Nullable LocalDate deadline,
            int extensions,
            @Nullable LocalDate closedDate,
            @Nullable Integer score) {}

    /** The project must be held against a restriction until the transaction ends. */
    void tell(ElementRequest request) {
        tell(projects.visible(request.project()), request);
    }

    @Override
    public void restrictionChanged(Project project) {
        tellAll(project);
    }

    @Override
    public String what() {
        return "element-requests";
    }

    @Override
    public Optional<UUID> tellAfter(UUID after) {
        Optional<UUID> next = sql.first(
                "select project_id from element_request where project_id > ? order by project_id limit 1",
                row -> row.getObject(1, UUID.class),
                after);
        next.map(ProjectId::new).map(projects::locked).ifPresent(this::tellAll);
        return next;
    }

    private void tellAll(Project project) {
        if (!project.restricted()) {
            entities.createQuery(
                            "select e from ElementRequest e where e.projectId = :project order by e.id",
                            ElementRequest.class)
                    .setParameter("project", project.id().value())
                    .getResultList()
                    .forEach(request -> tell(project, request));
        }
    }

    private void tell(Project project, ElementRequest request) {
        if (!project.restricted()) {
            outbox.append(new NewEvent(
                    ProjectEvents.PROJECT,
                    ProjectEvents.ELEMENT_CHANGED,
                    1,
                    project.id(),
                    request.fact(project),
                    null,
                    project.dataScope()));
        }
    }
}

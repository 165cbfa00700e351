package io.jidi.project.library;

import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.sql.Sql;
import io.jidi.project.ElementSupply;
import io.jidi.project.ProjectEvents;
import io.jidi.project.rules.ElementKind;
import io.jidi.project.telling.FirstTelling;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells which elements a project's record lists, whole, so that what is not listed any more is seen to be gone. Of a restricted
 * project nothing is told until that is lifted.
 */
@ApplicationScoped
class ElementListing implements NamesProjects, FirstTelling {

    private final Projects projects;
    private final Sql sql;
    private final Outbox outbox;

    ElementListing(Projects projects, Sql sql, Outbox outbox) {
        this.projects = projects;
        this.sql = sql;
        this.outbox = outbox;
    }

    /** The data of the event element.listed. */
    record Listing(
            ProjectId projectId,
            String projectCode,
            @Nullable String baseCode,
            String regionCode,
            List<Listed> elements) {}

    /** One of them; its note, written freely, stays here. */
    record Listed(ElementKind kind, ElementSupply supply) {}

    /** Nothing for a project whose record never listed any. */
    void tell(Project project) {
        List<ProjectRecord.GivenElement> listed = project.record().elements();
        if (listed == null || project.restricted()) {
            return;
        }
        outbox.append(new NewEvent(
                ProjectEvents.PROJECT,
                ProjectEvents.ELEMENTS_LISTED,
                1,
                project.id(),
                new Listing(
                        project.id(),
                        project.code(),
                        project.baseCode(),
                        project.regionCode(),
                        listed.stream()
                                .map(one -> new Listed(
                                        one.kind(), ElementSupply.of(one.kind(), one.needed(), null, one.secured())))
                                .toList()),
                null,
                project.dataScope()));
    }

    @Override
    public void restrictionChanged(Project project) {
        tell(project);
    }

    @Override
    public String what() {
        return "element-listings";
    }

    @Override
    public Optional<UUID> tellAfter(UUID after) {
        Optional<UUID> next = sql.first(
                "select id from project where elements_listed and id > ? order by id limit 1",
                row -> row.getObject(1, UUID.class),
                after);
        next.map(ProjectId::new).map(projects::locked).ifPresent(this::tell);
        return next;
    }
}

package io.jidi.project.programme;

import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.project.ProjectEvents;
import io.jidi.project.library.NamesProjects;
import io.jidi.project.library.Project;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

/** Takes back what was told of a project's items when it becomes restricted, and tells them again when that is lifted. */
@ApplicationScoped
class ItemsOfProject implements NamesProjects {

    private final EntityManager entities;
    private final Items items;
    private final Outbox outbox;

    ItemsOfProject(EntityManager entities, Items items, Outbox outbox) {
        this.entities = entities;
        this.items = items;
        this.outbox = outbox;
    }

    /** The data of the event project.item.withdrawn: nothing but which one. */
    record Withdrawn(ItemId id) {}

    @Override
    public void restrictionChanged(Project project) {
        entities.createQuery(
                        "select e from Item e where e.projectId = :project and e.restricted = false order by e.id",
                        Item.class)
                .setParameter("project", project.id().value())
                // Whoever changes one of them has told of it before, or reads that it is restricted.
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(item -> {
                    if (project.restricted()) {
                        outbox.append(new NewEvent(
                                ProjectEvents.ITEM,
                                ProjectEvents.ITEM.type("withdrawn"),
                                1,
                                item.id(),
                                new Withdrawn(item.id()),
                                null,
                                item.mark()));
                    } else {
                        items.tell(item, null);
                    }
                });
    }
}

package io.jidi.project.promotion;

import io.jidi.platform.sql.Sql;
import io.jidi.project.library.NamesProjects;
import io.jidi.project.library.Project;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.UUID;

/** Tells a project's leads anew, without it when it becomes restricted and with it when that is lifted. */
@ApplicationScoped
class LeadsOfProject implements NamesProjects {

    private final EntityManager entities;
    private final Leads leads;
    private final Sql sql;

    LeadsOfProject(EntityManager entities, Leads leads, Sql sql) {
        this.entities = entities;
        this.leads = leads;
        this.sql = sql;
    }

    @Override
    public void restrictionChanged(Project project) {
        sql.list(
                        "select lead_id from promotion_project where project_id = ? order by lead_id",
                        row -> row.getObject(1, UUID.class),
                        project.id().value())
                .forEach(lead -> leads.tell(entities.find(Lead.class, lead, LockModeType.PESSIMISTIC_WRITE), null));
    }
}

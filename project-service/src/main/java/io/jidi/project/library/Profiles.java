package io.jidi.project.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.rules.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Keeps the records of projects, revision by revision. */
@ApplicationScoped
class Profiles {

    private final Sql sql;
    private final ObjectMapper json;
    private final CallContext call;
    private final BusinessDay day;
    private final Projects projects;

    Profiles(Sql sql, ObjectMapper json, CallContext call, BusinessDay day, Projects projects) {
        this.sql = sql;
        this.json = json;
        this.call = call;
        this.day = day;
        this.projects = projects;
    }

    /**
     * A record as shown.
     *
     * @param revision 0 while nothing was kept
     * @param doubts what does not fit together today
     */
    public record Kept(
            int revision, String organisation, Instant recordedAt, ProjectProfile profile, List<Reason> doubts) {}

    /** All that was ever kept, oldest first. */
    List<Kept> history(Project project) {
        return sql.list(
                "select revision, organisation, recorded_at, content::text from project_profile where project_id = ?"
                        + " order by revision",
                row -> kept(
                        project,
                        row.getInt(1),
                        row.getString(2),
                        row.getObject(3, java.time.OffsetDateTime.class).toInstant(),
                        row.getString(4)),
                project.id().value());
    }

    Kept latest(Project project) {
        List<Kept> history = history(project);
        return history.isEmpty()
                ? new Kept(
                        0,
                        "",
                        Instant.EPOCH,
                        new ProjectProfile(null, null, null, null, null, null, null, null, null),
                        List.of())
                : history.get(history.size() - 1);
    }

    void keep(ProjectId project, int revision, ProjectProfile profile) {
        sql.update(
                "insert into project_profile (project_id, revision, content, organisation, actor, recorded_at)"
                        + " values (?, ?, cast(? as jsonb), ?, ?, ?)",
                project.value(),
                revision,
                written(profile),
                call.caller().organisation(),
                call.caller().userId(),
                day.now());
    }

    boolean exists(UUID project) {
        return sql.number("select count(*) from project where id = ?", project) > 0;
    }

    private Kept kept(Project project, int revision, String organisation, Instant at, String content) {
        try {
            ProjectProfile profile = json.readValue(content, ProjectProfile.class);
            return new Kept(
                    revision,
                    organisation,
                    at,
                    projects.namesPersons() ? profile : profile.masked(),
                    profile.facts(project.record().totalInvestment()).doubts(day.today()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the kept record of " + project.id() + " cannot be read", e);
        }
    }

    private String written(ProjectProfile profile) {
        try {
            return json.writeValueAsString(profile);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record that was read cannot be written", e);
        }
    }
}

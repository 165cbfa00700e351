package io.jidi.project.library;

import io.jidi.project.library.rules.PersonName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who answers for a project (责任主体) from a day to a day: a unit and the post in it, never a person's name. */
@Entity
@Table(name = "project_responsibility")
class Responsibility {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "project_id")
    private UUID projectId = new UUID(0, 0);

    private String unit = "";
    private String post = "";

    @Column(name = "from_date")
    private LocalDate fromDate = LocalDate.EPOCH;

    @Column(name = "to_date")
    private @Nullable LocalDate toDate;

    private @Nullable String person;
    private @Nullable String leader;

    @Column(name = "leader_post")
    private @Nullable String leaderPost;

    @Column(name = "line_department")
    private @Nullable String lineDepartment;

    @Column(name = "supervisor_unit")
    private @Nullable String supervisorUnit;

    protected Responsibility() {}

    Responsibility(UUID id, ProjectId project, ProjectContent.Responsible given) {
        this.id = id;
        this.projectId = project.value();
        this.unit = given.unit().strip();
        this.post = given.post().strip();
        this.fromDate = given.fromDate();
        this.toDate = given.toDate();
        this.person = ProjectContent.orNothing(given.person());
        this.leader = ProjectContent.orNothing(given.leader());
        this.leaderPost = ProjectContent.orNothing(given.leaderPost());
        this.lineDepartment = ProjectContent.orNothing(given.lineDepartment());
        this.supervisorUnit = ProjectContent.orNothing(given.supervisorUnit());
    }

    /** @param inClear false for a reader who need not know the persons */
    ProjectView.Term term(boolean inClear) {
        return new ProjectView.Term(
                unit,
                post,
                fromDate,
                toDate,
                inClear ? person : PersonName.masked(person),
                inClear ? leader : PersonName.masked(leader),
                leaderPost,
                lineDepartment,
                supervisorUnit);
    }

    String unit() {
        return unit;
    }

    String post() {
        return post;
    }

    LocalDate fromDate() {
        return fromDate;
    }

    @Nullable
    LocalDate toDate() {
        return toDate;
    }

    void end(LocalDate lastDay) {
        toDate = lastDay;
    }
}

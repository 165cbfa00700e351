package io.jidi.project.library;

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

    protected Responsibility() {}

    Responsibility(
            UUID id, ProjectId project, String unit, String post, LocalDate fromDate, @Nullable LocalDate toDate) {
        this.id = id;
        this.projectId = project.value();
        this.unit = unit;
        this.post = post;
        this.fromDate = fromDate;
        this.toDate = toDate;
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

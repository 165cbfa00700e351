package io.jidi.project.library;

import io.jidi.project.rules.ProjectClass;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The classes of a project from a month on, until a later entry; of two for one month the later entered counts. */
@Entity
@Immutable
@Table(name = "project_class_period")
public class ClassPeriod {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "project_id")
    private UUID projectId = new UUID(0, 0);

    @Column(name = "from_month")
    private LocalDate fromMonth = LocalDate.EPOCH;

    @Embedded
    private ClassFlags classes = new ClassFlags(false, false, false, true);

    protected ClassPeriod() {}

    ClassPeriod(UUID id, ProjectId project, YearMonth from, Set<ProjectClass> classes) {
        this.id = id;
        this.projectId = project.value();
        this.fromMonth = from.atDay(1);
        this.classes = ClassFlags.of(classes);
    }

    public ProjectId project() {
        return new ProjectId(projectId);
    }

    public YearMonth from() {
        return YearMonth.from(fromMonth);
    }

    public Set<ProjectClass> classes() {
        return classes.classes();
    }
}

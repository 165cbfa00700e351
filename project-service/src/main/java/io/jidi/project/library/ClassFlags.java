package io.jidi.project.library;

import io.jidi.project.rules.ProjectClass;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.EnumSet;
import java.util.Set;

/** The classes of a project as flags: it may be continuing and planned for completion in the same year. */
@Embeddable
record ClassFlags(
        boolean continuing,
        @Column(name = "planned_start") boolean plannedStart,
        @Column(name = "planned_completion") boolean plannedCompletion,
        boolean reserve) {

    static ClassFlags of(Set<ProjectClass> classes) {
        return new ClassFlags(
                classes.contains(ProjectClass.CONTINUING),
                classes.contains(ProjectClass.PLANNED_START),
                classes.contains(ProjectClass.PLANNED_COMPLETION),
                classes.contains(ProjectClass.RESERVE));
    }

    Set<ProjectClass> classes() {
        Set<ProjectClass> classes = EnumSet.noneOf(ProjectClass.class);
        add(classes, continuing, ProjectClass.CONTINUING);
        add(classes, plannedStart, ProjectClass.PLANNED_START);
        add(classes, plannedCompletion, ProjectClass.PLANNED_COMPLETION);
        add(classes, reserve, ProjectClass.RESERVE);
        return classes;
    }

    private static void add(Set<ProjectClass> classes, boolean flag, ProjectClass one) {
        if (flag) {
            classes.add(one);
        }
    }
}

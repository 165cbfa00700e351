package io.jidi.project.library;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.project.owner.Owners;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together what one project shows. */
@ApplicationScoped
class ProjectViews {

    private final Projects projects;
    private final Owners owners;
    private final ProjectLinks links;
    private final ObjectMapper json;

    ProjectViews(Projects projects, Owners owners, ProjectLinks links, ObjectMapper json) {
        this.projects = projects;
        this.owners = owners;
        this.links = links;
        this.json = json;
    }

    ProjectView whole(Project project) {
        ProjectRecord record = project.record();
        return ProjectView.of(
                project,
                record,
                owners.of(record.ownerCreditCode(), record.ownerName()),
                elements(record.elements()),
                AdmissionView.stored(project, json),
                projects.responsibilities(project.id()).stream()
                        .map(one -> one.term(projects.namesPersons()))
                        .toList(),
                projects.transitions(project.id()).stream()
                        .map(ProjectView.Step::of)
                        .toList(),
                links.of(project.id()));
    }

    private static @Nullable List<ProjectView.Element> elements(@Nullable List<ProjectRecord.GivenElement> listed) {
        return listed == null
                ? null
                : listed.stream()
                        .map(one -> new ProjectView.Element(
                                one.kind(),
                                one.kind().unit(),
                                one.needed(),
                                one.secured(),
                                one.needed().subtract(one.secured()).max(BigDecimal.ZERO),
                                one.note()))
                        .toList();
    }
}

package io.jidi.project.library;

/**
 * What was told to others with a project's name in it. Lists ask at each reading who may see it; those who follow the events
 * kept what they were told and have to hear that it is no longer for them.
 */
public interface NamesProjects {

    /** In the transaction that restricted the project, or lifted that: tells it anew. */
    void restrictionChanged(Project project);
}

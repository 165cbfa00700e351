package io.jidi.project.library.rules;

/** Kind of project where the admission threshold may differ. */
public enum ProjectKind {
    /** 产业项目. */
    INDUSTRIAL,
    /** 研发项目. */
    RESEARCH,
    /** 平台项目. */
    PLATFORM
}

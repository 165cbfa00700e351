package io.jidi.project;

import io.jidi.platform.event.EventStream;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The two streams of this service and the type that does not bear its stream's name. */
public final class ProjectEvents {

    public static final EventStream BASE = new EventStream("project", "base");
    public static final EventStream PROJECT = new EventStream("project", "project");

    /** A fact of the project, so it keeps the project's order in its stream. */
    public static final String LIGHT_FROZEN = "io.jidi.project.light.frozen";

    @Produces
    @Singleton
    EventStream base() {
        return BASE;
    }

    @Produces
    @Singleton
    EventStream project() {
        return PROJECT;
    }
}

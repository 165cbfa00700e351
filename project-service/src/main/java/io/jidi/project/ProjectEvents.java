package io.jidi.project;

import io.jidi.platform.event.EventStream;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The streams of this service and the types that do not bear their stream's name. */
public final class ProjectEvents {

    public static final EventStream BASE = new EventStream("project", "base");
    public static final EventStream DEPARTMENT = new EventStream("project", "department");
    public static final EventStream PROJECT = new EventStream("project", "project");
    public static final EventStream ITEM = new EventStream("project", "item");
    public static final EventStream CANDIDATES = new EventStream("project", "candidate-list");
    public static final EventStream BOUNTY = new EventStream("project", "bounty");
    public static final EventStream FIRST_SET = new EventStream("project", "first-set");
    public static final EventStream LEAD = new EventStream("project", "lead");
    public static final EventStream SCORE_ROUND = new EventStream("project", "score-round");

    /** A fact of the project, so it keeps the project's order in its stream. */
    public static final String LIGHT_FROZEN = "io.jidi.project.light.frozen";

    /** Of the project too: what it is kept back with. */
    public static final String ELEMENT_CHANGED = "io.jidi.project.element.changed";

    public static final String ELEMENTS_LISTED = "io.jidi.project.element.listed";

    /** Facts of the base, in its order. */
    public static final String CARRIER_CHANGED = "io.jidi.project.carrier.changed";

    public static final String AGGLOMERATION_COMPUTED = "io.jidi.project.agglomeration.computed";

    @Produces
    @Singleton
    EventStream base() {
        return BASE;
    }

    @Produces
    @Singleton
    EventStream department() {
        return DEPARTMENT;
    }

    @Produces
    @Singleton
    EventStream project() {
        return PROJECT;
    }

    @Produces
    @Singleton
    EventStream item() {
        return ITEM;
    }

    @Produces
    @Singleton
    EventStream candidates() {
        return CANDIDATES;
    }

    @Produces
    @Singleton
    EventStream bounty() {
        return BOUNTY;
    }

    @Produces
    @Singleton
    EventStream firstSet() {
        return FIRST_SET;
    }

    @Produces
    @Singleton
    EventStream lead() {
        return LEAD;
    }

    @Produces
    @Singleton
    EventStream scoreRound() {
        return SCORE_ROUND;
    }
}

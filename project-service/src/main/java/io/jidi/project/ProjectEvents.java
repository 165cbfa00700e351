package io.jidi.project;

import io.jidi.platform.event.EventStream;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The streams of this service and the type that does not bear its stream's name. */
public final class ProjectEvents {

    public static final EventStream BASE = new EventStream("project", "base");
    public static final EventStream PROJECT = new EventStream("project", "project");
    public static final EventStream ITEM = new EventStream("project", "item");
    public static final EventStream CANDIDATES = new EventStream("project", "candidate-list");
    public static final EventStream BOUNTY = new EventStream("project", "bounty");
    public static final EventStream FIRST_SET = new EventStream("project", "first-set");
    public static final EventStream LEAD = new EventStream("project", "lead");
    public static final EventStream SCORE_ROUND = new EventStream("project", "score-round");

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

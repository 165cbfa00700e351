package io.jidi.enterprise.recognition.rules;

import java.util.Set;

/**
 * Who acts.
 *
 * @param person stable id of the person
 * @param levels the levels on which the person may act for this enterprise; empty for an onlooker
 */
public record Actor(String person, Set<Level> levels) {

    public Actor {
        levels = Set.copyOf(levels);
    }
}

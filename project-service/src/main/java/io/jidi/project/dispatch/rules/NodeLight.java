package io.jidi.project.dispatch.rules;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The light of one node of a project's preparation, with hours (谯城 practice, domain file project-library 2.4, 6.7): green
 * done, blue normal, yellow near its limit, red past it. It says nothing about the project's monthly light.
 *
 * @param late whether it was done after its limit, or is past it
 * @param minutesLeft until the limit, negative past it; 0 once it is done
 */
public record NodeLight(Colour colour, boolean late, long minutesLeft) {

    /** Blue is normal here, unlike the blue of a completed project. */
    public enum Colour {
        GREEN,
        BLUE,
        YELLOW,
        RED
    }

    /**
     * The light at an instant. The limit itself is still in time, and so many hours before it are yellow already.
     *
     * @param doneAt null while it is not done; after {@code now} it is not done yet
     * @param yellowHours how long before the limit yellow begins
     */
    public static NodeLight at(Instant limit, @Nullable Instant doneAt, Instant now, int yellowHours) {
        if (doneAt != null && !doneAt.isAfter(now)) {
            return new NodeLight(Colour.GREEN, doneAt.isAfter(limit), 0);
        }
        Duration left = Duration.between(now, limit);
        if (left.isNegative()) {
            return new NodeLight(Colour.RED, true, left.toMinutes());
        }
        boolean near = left.compareTo(Duration.ofHours(yellowHours)) <= 0;
        return new NodeLight(near ? Colour.YELLOW : Colour.BLUE, false, left.toMinutes());
    }
}

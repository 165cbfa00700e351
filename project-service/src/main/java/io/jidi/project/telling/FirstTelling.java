package io.jidi.project.telling;

import java.util.Optional;
import java.util.UUID;

/**
 * Something that is told of from some version on and was kept before. What is told is the present state, by the same event as a
 * change of it, so that telling it twice changes nothing for who follows.
 */
public interface FirstTelling {

    /** The name under which it is remembered how far this is; never another one. */
    String what();

    /**
     * Tells of the next ones in the transaction of the caller, a handful: what it takes is locked until then.
     *
     * @param after identifiers ascend; the smallest of all to begin with
     * @return the last identifier that was looked at; empty when there is none after it
     */
    Optional<UUID> tellAfter(UUID after);
}

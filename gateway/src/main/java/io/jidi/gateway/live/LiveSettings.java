package io.jidi.gateway.live;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** The measures of the live feed, {@code jidi.live.*}. */
@ConfigMapping(prefix = "jidi.live")
interface LiveSettings {

    /** Silence longer than this is filled with a comment, so that nothing between us and the client hangs up. */
    Duration heartbeat();

    /** A client that takes nothing for so long is cut off; it resumes from its cursor. */
    Duration stall();

    /** What clients are told to wait before they connect again. */
    Duration retry();

    /** Entries held in memory for clients that follow closely. */
    int recentEvents();

    /** Bytes of these entries together. */
    long recentBytes();

    /** Entries that are read at once for a client that is behind. */
    int page();

    /** How long a follower's question waits for news; the services wait 20 s at most. */
    Duration followWait();

    /** Open streams of this process. */
    int streams();

    /** Open streams of one user. */
    int streamsPerCaller();
}

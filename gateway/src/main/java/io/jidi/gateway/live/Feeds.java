package io.jidi.gateway.live;

import io.jidi.gateway.upstream.Upstream;
import io.vertx.core.Future;
import java.time.Duration;

/** The feeds of the services. */
interface Feeds {

    /**
     * The entries after a position, in order, at most {@code limit}; waits for the first when there is none yet.
     *
     * @return failed when the service cannot be asked
     */
    Future<FeedPage> read(Upstream upstream, long after, int limit, Duration wait);
}

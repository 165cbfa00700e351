package io.jidi.platform.event;

import io.jidi.platform.http.InternalOnly;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The log as the gateway (live events) and the consumers of other services (repair of gaps) read it. */
@Path("/internal/events")
@InternalOnly
@PermitAll
public class FeedResource {

    private static final long LONGEST_WAIT_MILLIS = 20_000;

    private final EventFeed feed;

    FeedResource(EventFeed feed) {
        this.feed = feed;
    }

    /** A piece of the feed; {@code head} is the newest position, so that a reader knows how far behind it is. */
    public record FeedPage(List<EventFeed.Entry> items, long head) {}

    /** The history of one aggregate after a version. */
    public record History(List<StoredEvent> items) {}

    @GET
    @Operation(hidden = true)
    public FeedPage after(
            @QueryParam("after") long after,
            @QueryParam("limit") @DefaultValue("200") int limit,
            @QueryParam("waitMillis") long waitMillis)
            throws InterruptedException {
        Duration patience = Duration.ofMillis(Math.min(waitMillis, LONGEST_WAIT_MILLIS));
        List<EventFeed.Entry> items = feed.after(after, Math.max(limit, 1), patience);
        return new FeedPage(items, feed.head());
    }

    @GET
    @Path("/{aggregate}")
    @Operation(hidden = true)
    public History history(@PathParam("aggregate") String aggregate, @QueryParam("afterVersion") long afterVersion) {
        return new History(feed.history(aggregate, afterVersion));
    }
}

package io.jidi.gateway.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.jidi.gateway.upstream.Upstream;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The events of all services to be fetched page by page, with the cursor of the stream. */
@Path("/api/v1/events")
public class EventsResource {

    private static final String EVERY_USER = "**";
    private static final int USUAL = 100;
    private static final int MOST = 500;
    private static final Set<String> KNOWN = Set.of("after", "limit", "types", "subjects");

    private final LiveHub hub;
    private final Cursors cursors;
    private final CallContext call;
    private final Clock clock;

    EventsResource(LiveHub hub, Cursors cursors, CallContext call, Clock clock) {
        this.hub = hub;
        this.cursors = cursors;
        this.call = call;
        this.clock = clock;
    }

    /** An event as it came, written as it is. */
    record Raw(@JsonValue @JsonRawValue String json) {}

    /**
     * A page of events.
     *
     * @param nextCursor for {@code after} of the next page; the same as was asked when there is nothing new
     * @param missing services that could not be asked just now; their events come with a later page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EventPage(
            List<Raw> items,
            String nextCursor,
            Instant asOf,
            @Nullable List<String> missing) {}

    @GET
    @RolesAllowed(EVERY_USER)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<EventPage> events(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("types") @Nullable String types,
            @QueryParam("subjects") @Nullable String subjects,
            @Context UriInfo uri) {
        EventQuery.requireKnown(uri.getQueryParameters().keySet(), KNOWN);
        EventFilter filter = EventFilter.of(call.scope(), types, subjects);
        Positions start = cursors.parse(after);
        Instant asOf = clock.instant();
        int most = limit(limit);
        return Uni.createFrom()
                .completionStage(
                        () -> PullFeed.read(hub.feeds(), filter, start, most).toCompletionStage())
                .map(page -> new EventPage(
                        page.entries().stream()
                                .map(entry -> new Raw(entry.json()))
                                .toList(),
                        cursors.write(page.next()),
                        asOf,
                        page.missing().isEmpty()
                                ? null
                                : page.missing().stream()
                                        .map(Upstream::serviceName)
                                        .toList()));
    }

    private static int limit(@Nullable String limit) {
        if (limit == null || limit.isEmpty()) {
            return USUAL;
        }
        if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > MOST) {
            throw PlatformProblem.INVALID_PARAMETER.at(
                    "?limit", "应为 1 至 " + MOST + " 的整数", "Expected a whole number from 1 to " + MOST);
        }
        return Integer.parseInt(limit);
    }
}

package io.jidi.gateway.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The open streams by what they are asked for. */
final class Audiences {

    private final RecentEvents recent;
    private final Map<EventFilter, Audience> audiences = new ConcurrentHashMap<>();

    Audiences(RecentEvents recent) {
        this.recent = recent;
    }

    /** From now on the stream is woken for what passes the filter. */
    Audience join(EventFilter filter, LiveStream stream) {
        return audiences.compute(filter, (same, existing) -> {
            Audience audience = existing == null ? new Audience(filter, recent) : existing;
            audience.add(stream);
            return audience;
        });
    }

    void leave(EventFilter filter, LiveStream stream) {
        audiences.computeIfPresent(filter, (same, audience) -> audience.remove(stream) ? null : audience);
    }

    /** There are new events. */
    void tell() {
        audiences.values().forEach(Audience::tell);
    }

    /** The feeds are no longer where they were. */
    void tellAll() {
        audiences.values().forEach(Audience::tellAll);
    }
}

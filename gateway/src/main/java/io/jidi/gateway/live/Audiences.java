package io.jidi.gateway.live;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The open streams by what they are asked for: what nobody of an audience may see or wants wakes none of it. */
final class Audiences {

    private final int patience;
    private final Map<EventFilter, Set<LiveStream>> audiences = new ConcurrentHashMap<>();
    private final AtomicInteger unheard = new AtomicInteger();

    /**
     * @param patience entries after which all are woken, so that no stream falls out of the recent events because it got none of
     *     them
     */
    Audiences(int patience) {
        this.patience = patience;
    }

    void join(LiveStream stream) {
        audiences.compute(stream.filter(), (filter, streams) -> {
            Set<LiveStream> all = streams == null ? ConcurrentHashMap.newKeySet() : streams;
            all.add(stream);
            return all;
        });
    }

    void leave(LiveStream stream) {
        audiences.computeIfPresent(stream.filter(), (filter, streams) -> {
            streams.remove(stream);
            return streams.isEmpty() ? null : streams;
        });
    }

    /** Wakes those for whom there is something among the news. */
    void tell(List<FeedEntry> news) {
        if (unheard.addAndGet(news.size()) >= patience) {
            tellAll();
            return;
        }
        audiences.forEach((filter, streams) -> {
            if (news.stream().anyMatch(filter::passes)) {
                streams.forEach(LiveStream::wake);
            }
        });
    }

    /** Wakes everybody: the feeds are no longer where they were. */
    void tellAll() {
        unheard.set(0);
        audiences.values().forEach(streams -> streams.forEach(LiveStream::wake));
    }
}

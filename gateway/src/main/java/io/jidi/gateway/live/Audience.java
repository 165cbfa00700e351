package io.jidi.gateway.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The open streams that ask for the same. Each recent event is judged once for all of them; what passes is kept, so that a stream
 * which is missing nothing goes from one wanted event to the next without a look at those between.
 */
final class Audience {

    /**
     * What comes next.
     *
     * @param slots wanted ones in their order, not all at once
     * @param until the sequence up to which, exclusively, nothing else is wanted
     * @param at where the feeds were there
     */
    record Wanted(List<RecentEvents.Slot> slots, long until, Positions at) {}

    /** Slots of one glance. */
    private static final int AT_ONCE = 64;

    private final EventFilter filter;
    private final RecentEvents recent;
    private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
    private final ArrayDeque<RecentEvents.Slot> wanted = new ArrayDeque<>();
    /** From this sequence on to that one, exclusively, all is judged. */
    private long from;

    private long until;
    private Positions at;
    private int epoch;

    Audience(EventFilter filter, RecentEvents recent) {
        this.filter = filter;
        this.recent = recent;
        RecentEvents.Place end = recent.end();
        this.at = end.positions();
        beginAt(end);
    }

    void add(LiveStream stream) {
        streams.add(stream);
    }

    /** @return whether none is left */
    boolean remove(LiveStream stream) {
        streams.remove(stream);
        return streams.isEmpty();
    }

    /** Judges what is new; wakes the streams if something of it is wanted. */
    void tell() {
        if (judge()) {
            streams.forEach(LiveStream::wake);
        }
    }

    /** The feeds are no longer where they were. */
    void tellAll() {
        judge();
        streams.forEach(LiveStream::wake);
    }

    /** Whoever comes first judges, whosever news it is: the judgements stay in the order of the events. */
    private synchronized boolean judge() {
        boolean some = false;
        RecentEvents.Look look = recent.look(until);
        while (look.epoch() != epoch || !look.slots().isEmpty()) {
            if (look.epoch() != epoch) {
                // What came before is walked through by each stream for itself.
                beginAt(recent.end());
                some = true;
            } else {
                some |= judge(look.slots());
            }
            look = recent.look(until);
        }
        forget(recent.oldest());
        return some;
    }

    /** @return whether there is something for the streams: a wanted event, or a gap that they must fill from the feeds */
    private boolean judge(List<RecentEvents.Slot> news) {
        boolean gap = news.get(0).sequence() > until;
        if (gap) {
            wanted.clear();
            from = news.get(0).sequence();
        }
        int before = wanted.size();
        for (RecentEvents.Slot slot : news) {
            if (filter.passes(slot.entry())) {
                wanted.addLast(slot);
            }
        }
        RecentEvents.Slot last = news.get(news.size() - 1);
        until = last.sequence() + 1;
        at = last.after();
        return gap || wanted.size() > before;
    }

    private void beginAt(RecentEvents.Place end) {
        wanted.clear();
        from = end.sequence();
        until = end.sequence();
        at = end.positions();
        epoch = end.epoch();
    }

    /** Keeps nothing that the recent events have given up: they are bounded, this is not. */
    private void forget(long oldest) {
        while (!wanted.isEmpty() && wanted.getFirst().sequence() < oldest) {
            from = wanted.removeFirst().sequence() + 1;
        }
    }

    /** What is wanted from a place on; null if that is not known here. */
    synchronized @Nullable Wanted from(RecentEvents.Place place) {
        long sequence = place.sequence();
        if (place.epoch() != epoch || sequence < from || sequence > until) {
            return null;
        }
        List<RecentEvents.Slot> next = new ArrayList<>();
        Iterator<RecentEvents.Slot> newestFirst = wanted.descendingIterator();
        while (newestFirst.hasNext()) {
            RecentEvents.Slot slot = newestFirst.next();
            if (slot.sequence() < sequence) {
                break;
            }
            next.add(slot);
        }
        Collections.reverse(next);
        if (next.size() <= AT_ONCE) {
            return new Wanted(next, until, at);
        }
        List<RecentEvents.Slot> some = List.copyOf(next.subList(0, AT_ONCE));
        RecentEvents.Slot last = some.get(AT_ONCE - 1);
        return new Wanted(some, last.sequence() + 1, last.after());
    }
}

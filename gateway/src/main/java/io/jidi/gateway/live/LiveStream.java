package io.jidi.gateway.live;

import io.jidi.gateway.upstream.Upstream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What one client has got and what comes next. It walks through the recent events: through those its audience wants when it is
 * missing nothing, through all when it is. A feed of which it is missing earlier entries is a lane that is behind, and is read from
 * the service until it meets the walk. Within a lane an entry is given
 * only when all before it were, and never twice: the lane's position says both. All work happens on the client's thread.
 */
final class LiveStream {

    private static final Duration FEED_AWAY = Duration.ofSeconds(1);

    /** Invisible entries fill no queue; after so many the thread is given back for a moment. */
    private static final int STEPS_AT_ONCE = 1_000;

    private static final class Lane {
        private long at;
        private boolean reading;
        private final Deque<FeedEntry> read = new ArrayDeque<>();
    }

    private final RecentEvents recent;
    private final Feeds feeds;
    private final Cursors cursors;
    private final EventFilter filter;
    private final Audiences audiences;
    private final Audience audience;
    private final Sink sink;
    private final LiveSettings settings;
    private final LiveMeters meters;
    private final Map<Upstream, Lane> lanes = new EnumMap<>(Upstream.class);
    private final AtomicBoolean woken = new AtomicBoolean();
    /** Recent events that were looked up and not yet gone through. */
    private final ArrayDeque<RecentEvents.Slot> seen = new ArrayDeque<>();
    /** What lies between those and up to this place is not wanted; null while that is not known. */
    private Audience.@Nullable Wanted wanted;

    private final int resets;
    private long next;
    private boolean closed;
    private boolean stalled;
    private int stalls;
    private String toldCursor = "";

    /** @param start from where; unknown positions mean now */
    LiveStream(
            RecentEvents recent,
            Feeds feeds,
            Cursors cursors,
            EventFilter filter,
            Audiences audiences,
            Positions start,
            Sink sink,
            LiveSettings settings,
            LiveMeters meters) {
        this.recent = recent;
        this.feeds = feeds;
        this.cursors = cursors;
        this.filter = filter;
        this.audiences = audiences;
        this.sink = sink;
        this.settings = settings;
        this.meters = meters;
        RecentEvents.Place now = recent.end();
        this.resets = now.resets();
        for (Upstream upstream : Upstream.values()) {
            Lane lane = new Lane();
            lane.at = start.of(upstream) == Positions.UNKNOWN ? now.positions().of(upstream) : start.of(upstream);
            lanes.put(upstream, lane);
        }
        this.next = isPast(now.positions()) ? now.sequence() : 0;
        this.audience = audiences.join(filter, this);
    }

    /** There is something new, or room for it. From any thread. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            sink.run(() -> {
                woken.set(false);
                pump();
            });
        }
    }

    /** Writes a sign of life, with how far it has looked. On the client's thread. */
    void heartbeat() {
        pump();
        if (closed || sink.isFull()) {
            return;
        }
        String cursor = cursors.write(positions());
        sink.write(Frame.heartbeat(cursor.equals(toldCursor) ? "" : cursor));
        toldCursor = cursor;
    }

    /** The client has gone, or is sent away. On the client's thread. */
    void close() {
        closed = true;
        audiences.leave(filter, this);
        lanes.values().forEach(lane -> lane.read.clear());
        seen.clear();
        sink.close();
    }

    /** Sends the client away, from any thread. */
    void dismiss() {
        sink.run(this::close);
    }

    private void pump() {
        for (int steps = 0; !closed; steps++) {
            if (sink.isFull()) {
                watchForStall();
                return;
            }
            if (steps == STEPS_AT_ONCE) {
                wake();
                return;
            }
            if (!giveRead() && !walk()) {
                return;
            }
        }
    }

    /** Gives the next entry that was read for a lane behind. */
    private boolean giveRead() {
        for (Lane lane : lanes.values()) {
            FeedEntry entry = lane.read.pollFirst();
            if (entry != null) {
                give(entry, null);
                return true;
            }
        }
        return false;
    }

    /** Takes one step through the recent events; at their end, asks for what is missing. */
    private boolean walk() {
        if (seen.isEmpty() && !lookOn()) {
            return false;
        }
        RecentEvents.Slot slot = seen.removeFirst();
        next = slot.sequence() + 1;
        FeedEntry entry = slot.entry();
        if (wanted != null) {
            moveTo(slot.before());
        }
        if (lane(entry.upstream()).at >= slot.before().of(entry.upstream())) {
            give(entry, slot);
        }
        if (wanted != null && seen.isEmpty()) {
            moveTo(wanted.at());
            next = wanted.until();
        }
        return true;
    }

    /** @return whether there is a step to take */
    private boolean lookOn() {
        RecentEvents.@Nullable Place place = recent.place(next);
        wanted = place == null || !isPast(place.positions()) ? null : audience.from(place);
        if (wanted != null && place != null && place.resets() == resets) {
            seen.addAll(wanted.slots());
            if (seen.isEmpty()) {
                moveTo(wanted.at());
                next = wanted.until();
            }
            return !seen.isEmpty();
        }
        RecentEvents.Look look = recent.look(next);
        if (look.resets() != resets) {
            // A feed began anew: the client learns it from the refusal of its cursor.
            close();
            return false;
        }
        seen.addAll(look.slots());
        if (seen.isEmpty()) {
            // Only now: what arrived in between is in the recent events and need not be read.
            lanes.forEach(
                    (upstream, lane) -> readIfBehind(upstream, lane, look.head().of(upstream)));
        }
        return !seen.isEmpty();
    }

    /** Whether nothing before these positions is missing. */
    private boolean isPast(Positions positions) {
        for (Map.Entry<Upstream, Lane> lane : lanes.entrySet()) {
            if (lane.getValue().at < positions.of(lane.getKey())) {
                return false;
            }
        }
        return true;
    }

    private void moveTo(Positions positions) {
        lanes.forEach((upstream, lane) -> lane.at = Math.max(lane.at, positions.of(upstream)));
    }

    private void give(FeedEntry entry, RecentEvents.@Nullable Slot slot) {
        Lane lane = lane(entry.upstream());
        if (entry.position() <= lane.at) {
            return;
        }
        lane.at = entry.position();
        if (!filter.passes(entry)) {
            return;
        }
        Frame frame =
                slot != null && isAt(slot.after()) ? slot.frame(cursors) : Frame.of(entry, cursors.write(positions()));
        sink.write(frame);
        toldCursor = frame.cursor();
        meters.delivered();
    }

    private void readIfBehind(Upstream upstream, Lane lane, long head) {
        if (head == Positions.UNKNOWN) {
            return;
        }
        if (lane.at == Positions.UNKNOWN) {
            // "Now" was asked for before the service could be: it is when the follower first met it.
            lane.at = recent.startOf(upstream);
        }
        if (lane.at >= head || lane.reading) {
            return;
        }
        lane.reading = true;
        long after = lane.at;
        feeds.read(upstream, after, settings.page(), Duration.ZERO)
                .onComplete(answer -> sink.run(() -> {
                    if (closed) {
                        return;
                    }
                    if (answer.succeeded() && !answer.result().entries().isEmpty()) {
                        lane.reading = false;
                        lane.read.addAll(answer.result().entries());
                        pump();
                    } else {
                        sink.later(FEED_AWAY, () -> {
                            lane.reading = false;
                            pump();
                        });
                    }
                }));
    }

    private void watchForStall() {
        if (!stalled) {
            stalled = true;
            int thisOne = ++stalls;
            sink.later(settings.stall(), () -> {
                if (!closed && stalled && stalls == thisOne) {
                    meters.cut();
                    close();
                }
            });
        }
    }

    /** The client has taken what it was given. On the client's thread. */
    void drained() {
        stalled = false;
        pump();
    }

    private boolean isAt(Positions positions) {
        for (Map.Entry<Upstream, Lane> lane : lanes.entrySet()) {
            if (lane.getValue().at != positions.of(lane.getKey())) {
                return false;
            }
        }
        return true;
    }

    private Positions positions() {
        Positions positions = Positions.unknown();
        for (Map.Entry<Upstream, Lane> lane : lanes.entrySet()) {
            positions = positions.with(lane.getKey(), lane.getValue().at);
        }
        return positions;
    }

    private Lane lane(Upstream upstream) {
        Lane lane = lanes.get(upstream);
        if (lane == null) {
            throw new IllegalStateException("no lane for " + upstream);
        }
        return lane;
    }
}

package io.jidi.gateway.live;

import io.jidi.gateway.upstream.Upstream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The newest entries of all feeds in the order in which they arrived here, bounded in number and bytes. A cache: whoever
 * needs more reads the feeds. Each slot knows the positions before and after it, so that a reader can tell at any slot
 * whether it has everything that came before.
 */
final class RecentEvents {

    /** An entry with its place here. The frame is the same for all clients that have followed closely. */
    static final class Slot {
        private final long sequence;
        private final FeedEntry entry;
        private final Positions before;
        private final Positions after;
        private volatile @Nullable Frame frame;

        Slot(long sequence, FeedEntry entry, Positions before) {
            this.sequence = sequence;
            this.entry = entry;
            this.before = before;
            this.after = before.with(entry.upstream(), entry.position());
        }

        long sequence() {
            return sequence;
        }

        FeedEntry entry() {
            return entry;
        }

        Positions before() {
            return before;
        }

        Positions after() {
            return after;
        }

        /** Made once; two clients that come first together make the same one twice. */
        Frame frame(Cursors cursors) {
            Frame made = frame;
            if (made == null) {
                made = Frame.of(entry, cursors.write(after));
                frame = made;
            }
            return made;
        }
    }

    /**
     * What a reader finds.
     *
     * @param slots those from the one asked for on, or from the oldest one when that is gone, not all at once; none at the end
     * @param head how far the followers are
     * @param resets changes when a feed was found to have begun anew
     * @param epoch changes when the positions moved without an event
     */
    record Look(List<Slot> slots, Positions head, int resets, int epoch) {}

    /**
     * A place among the recent events.
     *
     * @param positions how far the feeds were there
     * @param resets as of now, see {@link Look}
     * @param epoch as of now, see {@link Look}
     */
    record Place(long sequence, Positions positions, int resets, int epoch) {}

    /** Slots of one look. */
    private static final int AT_ONCE = 64;

    private final int mostEntries;
    private final long mostBytes;
    private final ArrayDeque<Slot> retained = new ArrayDeque<>();
    /** The same slots by sequence, in a circle. */
    private final List<@Nullable Slot> circle;

    private long nextSequence;
    private long bytes;
    private Positions head = Positions.unknown();
    private Positions start = Positions.unknown();
    private int resets;
    private int epoch;

    RecentEvents(int mostEntries, long mostBytes) {
        this.mostEntries = mostEntries;
        this.mostBytes = mostBytes;
        this.circle = new ArrayList<>(java.util.Collections.nCopies(mostEntries, null));
    }

    /** The follower of a feed has learned where it ends; from there on this holds everything. */
    synchronized void begin(Upstream upstream, long position) {
        head = head.with(upstream, position);
        start = start.with(upstream, position);
        epoch++;
    }

    /** The feed is shorter than it was: what was told of it is no longer true. */
    synchronized void reset(Upstream upstream, long position) {
        retained.clear();
        bytes = 0;
        resets++;
        begin(upstream, position);
    }

    /** Takes the next entry of a feed; one that was taken before is ignored. */
    synchronized void append(FeedEntry entry) {
        long known = head.of(entry.upstream());
        if (known == Positions.UNKNOWN || entry.position() <= known) {
            return;
        }
        Slot slot = new Slot(nextSequence, entry, head);
        retained.addLast(slot);
        circle.set((int) (nextSequence % mostEntries), slot);
        nextSequence++;
        bytes += entry.json().length();
        head = slot.after();
        while (retained.size() > mostEntries || (bytes > mostBytes && retained.size() > 1)) {
            bytes -= retained.removeFirst().entry().json().length();
        }
    }

    /** Several slots for one turn of the lock, which all streams want at the same time. */
    synchronized Look look(long sequence) {
        Slot oldest = retained.peekFirst();
        if (oldest == null || sequence >= nextSequence) {
            return new Look(List.of(), head, resets, epoch);
        }
        long first = Math.max(sequence, oldest.sequence());
        int count = (int) Math.min(nextSequence - first, AT_ONCE);
        List<Slot> slots = new ArrayList<>(count);
        for (long next = first; next < first + count; next++) {
            slots.add(Objects.requireNonNull(circle.get((int) (next % mostEntries))));
        }
        return new Look(slots, head, resets, epoch);
    }

    /** The place of the event with this sequence, before it came; null when it is not here. */
    synchronized @Nullable Place place(long sequence) {
        if (sequence == nextSequence) {
            return end();
        }
        if (sequence < oldest() || sequence > nextSequence) {
            return null;
        }
        Slot slot = Objects.requireNonNull(circle.get((int) (sequence % mostEntries)));
        return new Place(sequence, slot.before(), resets, epoch);
    }

    /** The place of what will arrive next. */
    synchronized Place end() {
        return new Place(nextSequence, head, resets, epoch);
    }

    /** The sequence of the oldest event that is here; of what will arrive next when there is none. */
    synchronized long oldest() {
        Slot oldest = retained.peekFirst();
        return oldest == null ? nextSequence : oldest.sequence();
    }

    /** Where the follower of a feed began; unknown before it did. */
    synchronized long startOf(Upstream upstream) {
        return start.of(upstream);
    }
}

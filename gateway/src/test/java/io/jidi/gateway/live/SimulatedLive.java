package io.jidi.gateway.live;

import io.jidi.gateway.upstream.Upstream;
import io.jidi.platform.security.DataScope;
import io.jidi.platform.security.SignedText;
import io.jidi.testkit.Seeded;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Three feeds, a gateway and clients in one thread; a seed decides who acts next and what fails. */
final class SimulatedLive {

    static final DataScope HEFEI = DataScope.parse(Set.of("region:340100"));
    private static final Duration NEVER = Duration.ofHours(1);

    private final Seeded seeded;
    private final int ring;
    private final Cursors cursors = new Cursors(new SignedText("simulated"));
    private final Map<Upstream, List<FeedEntry>> feeds = new EnumMap<>(Upstream.class);
    private final Map<Upstream, Long> followed = new EnumMap<>(Upstream.class);
    private final List<Runnable> asked = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private Audiences audiences;
    private RecentEvents recent;

    SimulatedLive(Seeded seeded) {
        this.seeded = seeded;
        this.ring = seeded.number(1, 12);
        this.recent = new RecentEvents(ring, 1_000_000);
        this.audiences = new Audiences(recent);
        for (Upstream upstream : Upstream.values()) {
            feeds.put(upstream, new ArrayList<>());
        }
    }

    void publish() {
        Upstream upstream = seeded.oneOf(Upstream.values());
        List<FeedEntry> feed = feeds.get(upstream);
        long position = feed.size() + 1;
        String scope = seeded.oneOf("", "region:340100", "region:340200", "base:VOICE,region:340100");
        feed.add(entry(upstream, position, scope));
    }

    static FeedEntry entry(Upstream upstream, long position, String scope) {
        String name = upstream.domain() + '-' + position;
        return new FeedEntry(
                upstream,
                position,
                "io.jidi." + upstream.domain() + ".thing.happened",
                name,
                scope,
                Instant.EPOCH.plusSeconds(position),
                "{\"subject\":\"" + name + "\"}");
    }

    void follow() {
        Upstream upstream = seeded.oneOf(Upstream.values());
        List<FeedEntry> feed = feeds.get(upstream);
        Long at = followed.get(upstream);
        if (at == null) {
            followed.put(upstream, (long) feed.size());
            recent.begin(upstream, feed.size());
            audiences.tellAll();
        } else {
            int until = Math.min(feed.size(), at.intValue() + seeded.number(1, 4));
            List<FeedEntry> news = feed.subList(at.intValue(), until);
            news.forEach(recent::append);
            followed.put(upstream, (long) until);
            audiences.tell();
        }
    }

    boolean followsAll() {
        return followed.size() == Upstream.values().length;
    }

    /** The gateway dies with everything in memory; another begins at the heads. */
    void restart() {
        recent = new RecentEvents(ring, 1_000_000);
        audiences = new Audiences(recent);
        followed.clear();
        asked.clear();
        clients.forEach(Client::reconnect);
    }

    void answer() {
        if (!asked.isEmpty()) {
            asked.remove(seeded.number(0, asked.size() - 1)).run();
        }
    }

    Client fromBeginning() {
        Client client = new Client("beginning", Map.of());
        clients.add(client);
        return client;
    }

    /** Begins where the followers are; only when all are known, for before that "now" is not a moment. */
    Client fromNow() {
        Client client = new Client(null, Map.copyOf(followed));
        clients.add(client);
        return client;
    }

    void step() {
        switch (seeded.number(0, 9)) {
            case 0, 1 -> publish();
            case 2, 3 -> follow();
            case 4 -> answer();
            case 5 -> {
                if (seeded.chance(3)) {
                    restart();
                } else if (clients.size() < 5) {
                    if (followsAll() && seeded.chance(50)) {
                        fromNow();
                    } else {
                        fromBeginning();
                    }
                }
            }
            default -> {
                if (!clients.isEmpty()) {
                    clients.get(seeded.number(0, clients.size() - 1)).act();
                }
            }
        }
    }

    /** Everything that was begun comes to its end. */
    void settle() {
        int quiet = 0;
        for (int round = 0; quiet < 50; round++) {
            if (round == 20_000) {
                throw new AssertionError("the streams never come to rest");
            }
            boolean moved = !followsAll()
                    || followed.entrySet().stream()
                            .anyMatch(
                                    at -> at.getValue() < feeds.get(at.getKey()).size());
            follow();
            for (Client client : clients) {
                moved |= client.finish();
            }
            while (!asked.isEmpty()) {
                asked.remove(0).run();
                moved = true;
            }
            quiet = moved ? 0 : quiet + 1;
        }
    }

    List<Client> clients() {
        return clients;
    }

    private Future<FeedPage> read(Upstream upstream, long after, int limit, Duration wait) {
        Promise<FeedPage> promise = Promise.promise();
        asked.add(() -> {
            if (seeded.chance(15)) {
                promise.fail("away");
                return;
            }
            List<FeedEntry> feed = feeds.get(upstream);
            int from = (int) Math.min(after, feed.size());
            promise.complete(new FeedPage(feed.subList(from, Math.min(feed.size(), from + limit)), feed.size()));
        });
        return promise.future();
    }

    /** A client in the city of Hefei that loses its connection now and then, with what was on its way. */
    final class Client {

        private final Map<Upstream, Long> begins;
        private final List<String> got = new ArrayList<>();
        private String lastId;
        private Connection connection;
        private LiveStream stream;

        Client(String after, Map<Upstream, Long> begins) {
            this.begins = begins;
            this.lastId = after;
            connect();
        }

        private void connect() {
            connection = new Connection();
            stream = new LiveStream(
                    recent,
                    SimulatedLive.this::read,
                    cursors,
                    new EventFilter(HEFEI, Set.of(), Set.of()),
                    audiences,
                    cursors.parse(lastId),
                    connection,
                    new Settings(),
                    new LiveMeters(new SimpleMeterRegistry()));
            if (lastId == null) {
                // A first sign of life carries the cursor: now is a place from here on.
                connection.run(stream::heartbeat);
            }
            stream.wake();
        }

        void reconnect() {
            while (lastId == null) {
                finish();
            }
            // What was written but not received is lost with the connection.
            stream.close();
            connect();
        }

        void act() {
            switch (seeded.number(0, 11)) {
                case 0 -> reconnect();
                case 1 -> connection.run(stream::heartbeat);
                case 2, 3, 4, 5 -> receive();
                case 6 -> connection.runLate();
                default -> connection.runOne();
            }
        }

        /** Whether anything came of what was to do; being woken for nothing does not count. */
        boolean finish() {
            boolean moved = false;
            boolean busy = true;
            while (busy) {
                boolean late = connection.runLate();
                boolean received = receive();
                busy = connection.runOne() || late || received;
                moved |= late || received;
            }
            return moved;
        }

        private boolean receive() {
            Frame frame = connection.sent.pollFirst();
            if (frame == null) {
                return false;
            }
            for (String line : frame.bytes().toString().split("\n")) {
                if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    got.add(line.replaceAll(".*\"subject\":\"([^\"]+)\".*", "$1"));
                }
            }
            connection.run(stream::drained);
            return true;
        }

        /** What was received of one service, in order. */
        List<String> got(Upstream upstream) {
            return got.stream()
                    .filter(name -> name.startsWith(upstream.domain()))
                    .toList();
        }

        List<String> visible(Upstream upstream) {
            long begin = begins.getOrDefault(upstream, 0L);
            return feeds.get(upstream).stream()
                    .filter(entry -> entry.position() > begin && HEFEI.sees(entry.dataScope()))
                    .map(FeedEntry::subject)
                    .toList();
        }
    }

    private static final class Connection implements Sink {

        private static final int ROOM = 3;

        private final Deque<Frame> sent = new ArrayDeque<>();
        private final Deque<Runnable> work = new ArrayDeque<>();
        private final Deque<Runnable> late = new ArrayDeque<>();
        private boolean closed;

        @Override
        public boolean isFull() {
            return sent.size() >= ROOM;
        }

        @Override
        public void write(Frame frame) {
            if (!closed) {
                sent.addLast(frame);
            }
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public void run(Runnable task) {
            work.addLast(task);
        }

        @Override
        public void later(Duration delay, Runnable task) {
            if (delay.compareTo(NEVER) < 0) {
                late.addLast(task);
            }
        }

        boolean runOne() {
            Runnable task = work.pollFirst();
            if (task != null) {
                task.run();
            }
            return task != null;
        }

        boolean runLate() {
            Runnable task = late.pollFirst();
            if (task != null && !closed) {
                task.run();
            }
            return task != null;
        }
    }

    static final class Settings implements LiveSettings {
        @Override
        public Duration heartbeat() {
            return NEVER;
        }

        @Override
        public Duration stall() {
            return NEVER;
        }

        @Override
        public Duration retry() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int recentEvents() {
            return 8;
        }

        @Override
        public long recentBytes() {
            return 1_000_000;
        }

        @Override
        public int page() {
            return 3;
        }

        @Override
        public Duration followWait() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int streams() {
            return 10;
        }

        @Override
        public int streamsPerCaller() {
            return 10;
        }
    }
}

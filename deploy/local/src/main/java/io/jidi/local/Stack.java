package io.jidi.local;

import io.jidi.embedded.EmbeddedKafka;
import io.jidi.embedded.EmbeddedPostgres;
import io.jidi.embedded.KafkaSettings;
import io.jidi.embedded.PostgresSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All parts and their watches. Applications start after PostgreSQL; nothing waits for Kafka, which can come later. */
final class Stack {
    private final Home home;
    private final Ports ports;
    private final List<Watch> watches = new ArrayList<>();

    Stack(Home home, Ports ports, RestartRule rule, Console console, Clock clock) {
        this.home = home;
        this.ports = ports;
        Secrets secrets = Secrets.loadOrMake(home.secrets());
        ServiceEnvironment environment = new ServiceEnvironment(home, ports, secrets);
        EmbeddedPostgres postgres = new EmbeddedPostgres(
                home.postgresPrograms(),
                home.postgresData(),
                home.logOf(PartName.POSTGRES),
                PostgresSettings.durable(ports.of(PartName.POSTGRES), secrets.superuser()));
        EmbeddedKafka kafka = new EmbeddedKafka(
                EmbeddedKafka.jarsOf(home.root()),
                home.kafkaData(),
                home.logOf(PartName.KAFKA),
                KafkaSettings.durable(ports.of(PartName.KAFKA)));
        Watch database = new Watch(ServerPart.of(postgres, secrets), List.of(), rule, console, clock, this::write);
        watches.add(database);
        watches.add(new Watch(ServerPart.of(kafka), List.of(), rule, console, clock, this::write));
        watches.add(new Watch(
                new IssuerPart(home, ports.of(PartName.ISSUER)), List.of(), rule, console, clock, this::write));
        for (PartName part : PartName.applications()) {
            watches.add(new Watch(
                    new ServicePart(part, home, environment), List.of(database), rule, console, clock, this::write));
        }
    }

    void start() {
        for (Watch watch : watches) {
            Thread thread = new Thread(watch, "watch-" + watch.partName().word());
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Waits until every part was ready once or is given up; true if all are ready. */
    boolean awaitSettled(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (Watch watch : watches) {
            if (!watch.awaitSettled(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
                return false;
            }
        }
        return watches.stream().allMatch(watch -> watch.state() == PartState.READY);
    }

    /** Stops applications first, together, then what they stand on. */
    void stop() {
        watches.forEach(Watch::announceStop);
        stopTogether(watches.stream()
                .filter(watch -> watch.partName().isApplication())
                .toList());
        stopTogether(watches.stream()
                .filter(watch -> !watch.partName().isApplication())
                .toList());
    }

    private static void stopTogether(List<Watch> some) {
        List<Thread> threads = some.stream()
                .map(watch -> new Thread(watch::stop, "stop-" + watch.partName().word()))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized void write() {
        Map<PartName, RunFile.Entry> entries = new EnumMap<>(PartName.class);
        // The first parts report before the last are made: only what exists is written.
        for (Watch watch : List.copyOf(watches)) {
            entries.put(watch.partName(), watch.entry(ports));
        }
        RunFile.write(home, entries);
    }
}

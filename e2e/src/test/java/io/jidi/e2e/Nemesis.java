package io.jidi.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Harms an installation while it works: kills and pauses, one at a time, at seeded moments, and always mends what it did.
 * Every harm gets its turn before any comes again. The same seed gives the same sequence of faults; their moments against
 * the work vary with the machine.
 */
final class Nemesis implements AutoCloseable {

    /** A fault and its cure. */
    enum Harm {
        KILL_FUND,
        PAUSE_FUND,
        KILL_KAFKA,
        PAUSE_KAFKA,
        KILL_POSTGRES,
        PAUSE_POSTGRES
    }

    /** One fault that happened: when it began and how long it lasted. */
    record Done(Harm harm, long afterMillis, long lastedMillis) {}

    private final Installation installation;
    private final List<Harm> harms;
    private final SplittableRandom random;
    private final List<Done> done = new ArrayList<>();
    private final long began = System.nanoTime();
    private final Thread thread;
    private volatile boolean ended;

    private Nemesis(Installation installation, List<Harm> harms, long seed) {
        this.installation = installation;
        this.harms = harms;
        this.random = new SplittableRandom(seed);
        this.thread = new Thread(this::harm, "nemesis");
    }

    static Nemesis against(Installation installation, List<Harm> harms, long seed) {
        Nemesis nemesis = new Nemesis(installation, harms, seed);
        nemesis.thread.start();
        return nemesis;
    }

    /** What was done so far, oldest first. */
    synchronized List<Done> done() {
        return List.copyOf(done);
    }

    /** Ends after the present fault is mended. */
    @Override
    public void close() {
        ended = true;
        try {
            thread.join(Duration.ofMinutes(3).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void harm() {
        List<Harm> round = new ArrayList<>();
        while (!ended) {
            Waiting.nap(random.nextInt(1_000, 3_000));
            if (ended) {
                return;
            }
            if (round.isEmpty()) {
                round.addAll(harms);
            }
            Harm harm = round.remove(random.nextInt(round.size()));
            long at = millis();
            inflict(harm, random.nextInt(300, 3_000));
            synchronized (this) {
                done.add(new Done(harm, at, millis() - at));
            }
        }
    }

    private void inflict(Harm harm, int millis) {
        switch (harm) {
            case KILL_FUND -> {
                Replica victim = anyFund();
                victim.kill();
                Waiting.nap(millis);
                victim.start();
                victim.awaitReady();
            }
            case PAUSE_FUND -> {
                Replica victim = anyFund();
                victim.pause();
                Waiting.nap(millis);
                victim.resume();
            }
            case KILL_KAFKA -> {
                installation.kafka().kill();
                Waiting.nap(millis);
                installation.kafka().start();
            }
            case PAUSE_KAFKA -> {
                installation.kafka().child().signal("STOP");
                Waiting.nap(millis);
                installation.kafka().child().signal("CONT");
            }
            case KILL_POSTGRES -> {
                installation.postgres().kill();
                Waiting.nap(millis);
                installation.postgres().start();
            }
            case PAUSE_POSTGRES -> {
                installation.postgres().child().signal("STOP");
                Waiting.nap(millis);
                installation.postgres().child().signal("CONT");
            }
        }
    }

    private Replica anyFund() {
        List<Replica> replicas = installation.replicas(Application.FUND);
        return replicas.get(random.nextInt(replicas.size()));
    }

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }
}

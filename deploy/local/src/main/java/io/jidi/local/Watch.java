package io.jidi.local;

import io.jidi.embedded.ProcFs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks after one part for as long as the stack runs: starts it, says so, and starts it again when it dies. */
final class Watch implements Runnable {
    // Four applications that start at once on two busy cores, with first migrations.
    private static final Duration READY_LIMIT = Duration.ofMinutes(3);
    private static final long LOOK_MILLIS = 100;

    private final Part part;
    private final List<Watch> after;
    private final RestartRule rule;
    private final Console console;
    private final Clock clock;
    private final Runnable changed;

    /** Opens when the part was ready once, or was given up: whoever waits for it goes on. */
    private final CountDownLatch settled = new CountDownLatch(1);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Object startOrStop = new Object();
    private volatile PartState state = PartState.WAITING;
    private volatile Instant since;
    // Kept here because asking a server that is starting or stopping would wait for it.
    private volatile long pid;

    /**
     * @param after parts that must have been ready once before this one starts
     * @param changed called after each change of state
     */
    Watch(Part part, List<Watch> after, RestartRule rule, Console console, Clock clock, Runnable changed) {
        this.part = part;
        this.after = List.copyOf(after);
        this.rule = rule;
        this.console = console;
        this.clock = clock;
        this.changed = changed;
        this.since = clock.instant();
    }

    @Override
    public void run() {
        try {
            for (Watch earlier : after) {
                earlier.settled.await();
            }
            int deaths = 0;
            while (!isStopping()) {
                Instant started = clock.instant();
                String end = liveOnce(started);
                if (isStopping()) {
                    return;
                }
                Duration life = Duration.between(started, clock.instant());
                deaths = life.compareTo(rule.quick()) < 0 ? deaths + 1 : 0;
                if (rule.givesUpAfter(deaths)) {
                    giveUp(deaths, end);
                    return;
                }
                Duration pause = rule.pauseAfter(deaths);
                become(PartState.BACKING_OFF);
                console.tell("✗ %s 意外退出 ended (%s, %s after its start); %s 后重启 starts again in %s"
                        .formatted(name(), end, seconds(life), seconds(pause), seconds(pause)));
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One life from start to death; says how it ended. */
    private String liveOnce(Instant started) throws InterruptedException {
        become(PartState.STARTING);
        try {
            synchronized (startOrStop) {
                if (isStopping()) {
                    return "stopped";
                }
                part.start();
                pid = part.pid().orElse(0);
            }
            changed.run();
        } catch (RuntimeException | LinkageError e) {
            // Whatever went wrong, the watch goes on: it alone can start the part again or give it up.
            return String.valueOf(e.getMessage());
        }
        // Asked once at a time: a second answer may be late on a crowded machine, and the part would count as starting
        // for ever.
        boolean ready = part.ready();
        boolean told = false;
        while (part.alive() && !ready) {
            if (!told && Duration.between(started, clock.instant()).compareTo(READY_LIMIT) > 0) {
                console.tell("! %s 仍未就绪 is not ready after %s; see ./jidi logs %s"
                        .formatted(name(), seconds(READY_LIMIT), name()));
                settled.countDown();
                told = true;
            }
            if (stopping.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                return "stopped";
            }
            ready = part.ready();
        }
        if (ready && part.alive()) {
            become(PartState.READY);
            console.tell("✓ %-19s %5s".formatted(name(), seconds(Duration.between(started, clock.instant()))));
            settled.countDown();
        }
        return part.awaitEnd();
    }

    private void giveUp(int deaths, String end) {
        become(PartState.GIVEN_UP);
        console.tell(
                "✗✗ %s 连续 %d 次启动失败，已放弃；其余部分继续运行 GIVEN UP after %d quick deaths in a row (last: %s). The other parts go on. See ./jidi logs %s"
                        .formatted(name(), deaths, deaths, end, name()));
        settled.countDown();
    }

    /** Stops the part for good; it is not started again. */
    void stop() {
        stopping.countDown();
        synchronized (startOrStop) {
            part.stop();
        }
        become(PartState.STOPPED);
    }

    /** Announces the end without waiting, so that no death from now on counts as one. */
    void announceStop() {
        stopping.countDown();
    }

    boolean awaitSettled(Duration limit) throws InterruptedException {
        return settled.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    PartName partName() {
        return part.name();
    }

    PartState state() {
        return state;
    }

    RunFile.Entry entry(Ports ports) {
        long known = pid;
        return new RunFile.Entry(ports.of(part.name()), state, since, ProcFs.alive(known) ? known : 0);
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void become(PartState next) {
        state = next;
        since = clock.instant();
        changed.run();
    }

    private String name() {
        return part.name().word();
    }

    private static String seconds(Duration duration) {
        return "%d.%d s".formatted(duration.toSeconds(), duration.toMillisPart() / 100);
    }
}

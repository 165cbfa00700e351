package io.jidi.gateway.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.gateway.upstream.InternalQuestions;
import io.jidi.gateway.upstream.Upstream;
import io.jidi.gateway.upstream.UpstreamAway;
import io.jidi.platform.security.EdgeAct;
import io.jidi.platform.security.Sha256;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Hands acts to the exchange in their order, one request at a time, until each was taken: a request that is away, or whose answer was
 * lost, is sent again, and the exchange writes an id once. What waits is kept in memory and is bounded; a process that is killed loses
 * it, and an act that finds no room or is refused is written to the log in full.
 */
@Singleton
public class HandOver {

    private static final Logger LOG = Logger.getLogger(HandOver.class);

    /** At some 500 bytes each: five megabytes. */
    private static final int MOST = 10_000;

    /** Anybody can cause refusals, and must not take the room of those who signed in. */
    private static final int MOST_OF_NOBODY = 2_000;

    private static final int BATCH = 100;
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    /** The exchange will never take these, whatever time passes. */
    private static final Set<Integer> FOR_EVER = Set.of(400, 413, 415, 422);

    private final InternalQuestions questions;
    private final Vertx vertx;
    private final ObjectMapper json;
    private final Counter lost;
    private final Deque<EdgeAct> waiting = new ArrayDeque<>();
    private int ofNobody;
    private boolean busy;
    private boolean closing;
    private Duration pause = FIRST_PAUSE;

    /** How many of the first are sent one by one, since one among them is refused. */
    private int singly;

    HandOver(InternalQuestions questions, Vertx vertx, ObjectMapper json, MeterRegistry meters) {
        this.questions = questions;
        this.vertx = vertx;
        this.json = json;
        this.lost = meters.counter("jidi.audit.handover.lost");
        meters.gauge("jidi.audit.handover.waiting", this, HandOver::size);
    }

    /** Returns at once. */
    public void add(EdgeAct act) {
        boolean nobody = act.actor().equals(EdgeAct.NOBODY);
        synchronized (this) {
            if (waiting.size() >= MOST || nobody && ofNobody >= MOST_OF_NOBODY) {
                lose(act, "no room");
                return;
            }
            waiting.addLast(act);
            ofNobody += nobody ? 1 : 0;
            if (busy) {
                return;
            }
            busy = true;
        }
        send();
    }

    /** How many wait to be taken. */
    synchronized int size() {
        return waiting.size();
    }

    private void send() {
        List<EdgeAct> batch;
        synchronized (this) {
            batch = waiting.stream().limit(singly > 0 ? 1 : BATCH).toList();
        }
        byte[] body = written(batch);
        questions
                .post(Upstream.EXCHANGE, "/internal/edge-acts?sha256=" + Sha256.hex(body), Buffer.buffer(body), ANSWER)
                .onSuccess(taken -> done(batch.size()))
                .onFailure(failure -> failed(batch, failure));
    }

    private void done(int count) {
        synchronized (this) {
            if (!pause.equals(FIRST_PAUSE)) {
                LOG.infof("the exchange takes audit entries again, %d wait", waiting.size() - count);
            }
            pause = FIRST_PAUSE;
            remove(count);
            busy = !waiting.isEmpty();
            notifyAll();
            if (!busy) {
                return;
            }
        }
        send();
    }

    private void failed(List<EdgeAct> batch, Throwable failure) {
        if (failure instanceof UpstreamAway away && FOR_EVER.contains(away.status())) {
            synchronized (this) {
                if (batch.size() > 1) {
                    singly = batch.size();
                } else {
                    lose(batch.get(0), String.valueOf(failure.getMessage()));
                    remove(1);
                }
                busy = !waiting.isEmpty();
                notifyAll();
                if (!busy) {
                    return;
                }
            }
            send();
            return;
        }
        Duration now;
        synchronized (this) {
            if (pause.equals(FIRST_PAUSE)) {
                LOG.warnf("audit entries wait: %s", failure.getMessage());
            }
            now = closing ? FIRST_PAUSE : pause;
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
        vertx.setTimer(now.toMillis(), over -> send());
    }

    private synchronized void remove(int count) {
        for (int i = 0; i < count; i++) {
            ofNobody -= waiting.removeFirst().actor().equals(EdgeAct.NOBODY) ? 1 : 0;
        }
        singly = Math.max(0, singly - count);
    }

    private void lose(EdgeAct act, String why) {
        lost.increment();
        LOG.errorf("this belongs into the audit trail (%s): %s", why, act);
    }

    /** What waits is sent, if the exchange takes it soon; the rest is told to the log. */
    void stop(@Observes ShutdownEvent ending) throws InterruptedException {
        long deadline = System.nanoTime() + FAREWELL.toNanos();
        synchronized (this) {
            closing = true;
            for (long left = FAREWELL.toNanos(); !waiting.isEmpty() && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            waiting.forEach(act -> lose(act, "the gateway ended"));
        }
    }

    private byte[] written(List<EdgeAct> batch) {
        try {
            return json.writeValueAsBytes(new EdgeAct.Batch(batch));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an act is always writable", e);
        }
    }
}

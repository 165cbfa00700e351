package io.jidi.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.embedded.Patience;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final RestartRule AT_ONCE =
            new RestartRule(Duration.ofSeconds(20), Duration.ofMillis(1), Duration.ofMillis(4), 3);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8), Clock.systemUTC());

    @Test
    void pauses_double_up_to_the_longest_and_five_quick_deaths_are_enough() {
        RestartRule usual = RestartRule.USUAL;
        assertThat(List.of(0, 1, 2, 3, 4, 5, 6, 60))
                .extracting(usual::pauseAfter)
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 1L, 2L, 4L, 8L, 16L, 16L, 16L);
        assertThat(usual.givesUpAfter(4)).isFalse();
        assertThat(usual.givesUpAfter(5)).isTrue();
    }

    @Test
    void a_part_that_keeps_dying_is_given_up_loudly_and_others_that_wait_for_it_go_on() throws Exception {
        FakePart dying = new FakePart(true);
        FakePart other = new FakePart(false);
        Watch first = new Watch(dying, List.of(), AT_ONCE, console, Clock.systemUTC(), () -> {});
        Watch second = new Watch(other, List.of(first), AT_ONCE, console, Clock.systemUTC(), () -> {});
        start(first);
        start(second);

        assertThat(first.awaitSettled(LIMIT)).isTrue();
        assertThat(second.awaitSettled(LIMIT)).isTrue();

        assertThat(first.state()).isEqualTo(PartState.GIVEN_UP);
        assertThat(second.state()).isEqualTo(PartState.READY);
        assertThat(dying.starts.get()).isEqualTo(3);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("✗✗ fund-service")
                .contains("GIVEN UP after 3");
        second.stop();
    }

    @Test
    void a_part_that_was_stopped_is_not_started_again() throws Exception {
        FakePart part = new FakePart(false);
        Watch watch = new Watch(part, List.of(), AT_ONCE, console, Clock.systemUTC(), () -> {});
        Thread thread = start(watch);
        assertThat(watch.awaitSettled(LIMIT)).isTrue();

        watch.stop();
        thread.join(LIMIT.toMillis());

        assertThat(thread.isAlive()).isFalse();
        assertThat(part.starts.get()).isEqualTo(1);
        assertThat(watch.state()).isEqualTo(PartState.STOPPED);
    }

    @Test
    void after_a_death_it_is_ready_again() throws Exception {
        FakePart part = new FakePart(false);
        Watch watch = new Watch(part, List.of(), AT_ONCE, console, Clock.systemUTC(), () -> {});
        start(watch);
        assertThat(watch.awaitSettled(LIMIT)).isTrue();

        part.die();

        assertThat(Patience.until(LIMIT, () -> part.starts.get() == 2 && watch.state() == PartState.READY))
                .isTrue();
        watch.stop();
    }

    /** On a crowded machine an answer comes too late now and then: once it was ready, it has started. */
    @Test
    void one_answer_that_it_is_ready_is_enough() throws Exception {
        FakePart part = new FakePart(false);
        part.answers.addAll(List.of(false, true, false, false));
        Watch watch = new Watch(part, List.of(), AT_ONCE, console, Clock.systemUTC(), () -> {});
        start(watch);

        assertThat(watch.awaitSettled(LIMIT)).isTrue();
        assertThat(watch.state()).isEqualTo(PartState.READY);
        watch.stop();
    }

    private static Thread start(Watch watch) {
        Thread thread = new Thread(watch);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static final class FakePart implements Part {
        private final boolean diesAtOnce;
        private final AtomicInteger starts = new AtomicInteger();
        private final LinkedBlockingQueue<String> ends = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();
        private volatile boolean alive;

        FakePart(boolean diesAtOnce) {
            this.diesAtOnce = diesAtOnce;
        }

        void die() {
            alive = false;
            ends.add("exit code 137");
        }

        @Override
        public PartName name() {
            return PartName.FUND_SERVICE;
        }

        @Override
        public void start() {
            alive = true;
            starts.incrementAndGet();
            if (diesAtOnce) {
                die();
            }
        }

        @Override
        public boolean ready() {
            Boolean answer = answers.poll();
            return answer == null ? alive : answer;
        }

        @Override
        public boolean alive() {
            return alive;
        }

        @Override
        public OptionalLong pid() {
            return OptionalLong.empty();
        }

        @Override
        public String awaitEnd() throws InterruptedException {
            return ends.take();
        }

        @Override
        public void stop() {
            die();
        }
    }
}

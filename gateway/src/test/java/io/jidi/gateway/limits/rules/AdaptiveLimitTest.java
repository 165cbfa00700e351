package io.jidi.gateway.limits.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.gateway.limits.rules.AdaptiveLimit.Sign;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptiveLimitTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final Duration MILLIS_250 = Duration.ofMillis(250);
    private static final long LATE = MILLIS_250.toNanos();

    private static int fill(AdaptiveLimit limit, Lane lane) {
        int entered = 0;
        while (limit.enter(lane)) {
            entered++;
        }
        return entered;
    }

    @Test
    void whatMattersLeastIsTurnedAwayFirst() {
        AdaptiveLimit limit = new AdaptiveLimit(1, 100, 100, MILLIS_250, 0);
        assertThat(fill(limit, Lane.BULK)).isEqualTo(30);
        assertThat(fill(limit, Lane.LIST)).isEqualTo(30);
        assertThat(fill(limit, Lane.READ)).isEqualTo(20);
        assertThat(fill(limit, Lane.WRITE)).isEqualTo(10);
        assertThat(fill(limit, Lane.MONEY)).isEqualTo(10);
        assertThat(limit.inFlight()).isEqualTo(100);
    }

    /** A round of the second before, in which so many were at the service at a time, and so many answers took that long. */
    private static void round(AdaptiveLimit limit, int atATime, int late, Duration took, long at) {
        // One at a time ends the round before; one late of ten teaches nothing.
        for (int i = 0; i < 10; i++) {
            limit.enter(Lane.MONEY);
            limit.leave(Sign.ANSWERED, i == 0 ? at - SECOND - 2 * LATE : at - SECOND, at - SECOND);
        }
        for (int i = 0; i < atATime; i++) {
            assertThat(limit.enter(Lane.MONEY)).isTrue();
        }
        for (int i = 0; i < atATime; i++) {
            long now = i == atATime - 1 ? at : at - SECOND;
            limit.leave(Sign.ANSWERED, i < late ? now - took.toNanos() : now, now);
        }
    }

    @Test
    void lateAnswersTakeAsMuchAsTheyWereLateAndNeverTheFloor() {
        AdaptiveLimit limit = new AdaptiveLimit(8, 100, 100, MILLIS_250, 0);
        round(limit, 100, 10, Duration.ofMillis(300), 2 * SECOND);
        assertThat(limit.limit()).as("a tenth of them is not yet trouble").isEqualTo(100);
        round(limit, 100, 11, Duration.ofMillis(251), 4 * SECOND);
        assertThat(limit.limit()).as("a little late").isEqualTo(90);
        round(limit, 90, 90, Duration.ofMillis(500), 6 * SECOND);
        assertThat(limit.limit()).as("twice as long as an answer may take").isEqualTo(45);
        round(limit, 45, 45, Duration.ofSeconds(30), 40 * SECOND);
        assertThat(limit.limit()).as("never more than six tenths at once").isEqualTo(18);
        for (int i = 50; i < 70; i += 2) {
            round(limit, limit.limit(), limit.limit(), Duration.ofMillis(400), i * SECOND);
        }
        assertThat(limit.limit()).isEqualTo(8);
        assertThat(fill(limit, Lane.BULK)).as("a lane is never shut").isEqualTo(2);
    }

    @Test
    void refusalsAreTroubleHoweverQuick() {
        AdaptiveLimit limit = new AdaptiveLimit(8, 100, 100, MILLIS_250, 0);
        for (int i = 0; i < 50; i++) {
            limit.enter(Lane.MONEY);
        }
        for (int i = 0; i < 50; i++) {
            limit.leave(i < 6 ? Sign.REFUSED : Sign.ANSWERED, 0, i == 49 ? LATE : 1);
        }
        assertThat(limit.limit()).isEqualTo(90);
    }

    @Test
    void whatCameBeforeTheLimitFellTellsNothing() {
        AdaptiveLimit limit = new AdaptiveLimit(8, 100, 100, MILLIS_250, 0);
        for (int i = 0; i < 100; i++) {
            limit.enter(Lane.MONEY);
        }
        for (int i = 0; i < 100; i++) {
            limit.leave(Sign.ANSWERED, 0, SECOND + i * SECOND / 50);
        }
        assertThat(limit.limit())
                .as("the first ten took the limit down; the others had waited for it")
                .isEqualTo(40);
    }

    @Test
    void goodAnswersGiveTheRootButOnlyWhereTheLimitWasFelt() {
        AdaptiveLimit limit = new AdaptiveLimit(8, 64, 640, MILLIS_250, 0);
        round(limit, 31, 0, Duration.ZERO, 2 * SECOND);
        assertThat(limit.limit()).as("half empty").isEqualTo(64);
        round(limit, 31, 31, Duration.ofSeconds(2), 9 * SECOND);
        assertThat(limit.limit()).as("slow by themselves").isEqualTo(64);
        round(limit, 32, 0, Duration.ZERO, 12 * SECOND);
        assertThat(limit.limit()).isEqualTo(72);
        round(limit, 72, 1, Duration.ofSeconds(1), 14 * SECOND);
        assertThat(limit.limit()).as("good enough to stay").isEqualTo(72);
        for (int i = 16; i < 160; i += 2) {
            round(limit, limit.limit(), 0, Duration.ZERO, i * SECOND);
        }
        assertThat(limit.limit()).isEqualTo(640);
    }

    /** A burst after a bad time finds the room again that it would have found before, within the ten seconds of row 31. */
    @Test
    void afterTroubleItComesBackToItsFirstSizeWithoutBeingFelt() {
        AdaptiveLimit limit = new AdaptiveLimit(16, 256, 640, MILLIS_250, 0);
        for (int i = 2; i < 40; i += 2) {
            round(limit, limit.limit(), limit.limit(), Duration.ofSeconds(1), i * SECOND);
        }
        assertThat(limit.limit()).isEqualTo(16);
        for (long at = 100 * SECOND; at < 110 * SECOND; at += LATE) {
            for (int i = 0; i < 10; i++) {
                limit.enter(Lane.READ);
                limit.leave(Sign.ANSWERED, at, at);
            }
        }
        assertThat(limit.limit()).as("and not beyond").isEqualTo(256);
    }

    @Test
    void fewAnswersAndThoseThatTellNothingTeachNothing() {
        AdaptiveLimit limit = new AdaptiveLimit(1, 16, 64, MILLIS_250, 0);
        for (int i = 0; i < 9; i++) {
            limit.enter(Lane.MONEY);
            limit.leave(Sign.REFUSED, SECOND * i, SECOND * i);
        }
        for (int i = 0; i < 50; i++) {
            limit.enter(Lane.MONEY);
            limit.leave(Sign.NOTHING, SECOND * i, SECOND * (i + 20));
        }
        assertThat(limit.limit()).isEqualTo(16);
    }

    /** A service that does eight at a time in so many milliseconds each, asked for three times what it can do for twenty seconds. */
    @ParameterizedTest
    @ValueSource(ints = {2, 10, 40, 112})
    void beforeAServiceThatIsAskedTooMuchTheQueueStaysAboutAsLongAsAnAnswerMayTake(int millis) {
        AdaptiveLimit limit = new AdaptiveLimit(8, 256, 640, MILLIS_250, 0);
        long each = Duration.ofMillis(millis).toNanos() / 8;
        Deque<Long> inside = new ArrayDeque<>();
        long steps = 20 * SECOND / each;
        int idle = 0;
        long longest = 0;
        for (int step = 0; step < steps; step++) {
            long now = step * each;
            for (int i = 0; i < 3; i++) {
                if (limit.enter(Lane.MONEY)) {
                    inside.add(now);
                }
            }
            Long began = inside.poll();
            if (began == null) {
                idle++;
                continue;
            }
            if (step > steps / 2) {
                longest = Math.max(longest, now - began);
            }
            limit.leave(Sign.ANSWERED, began, now);
        }
        assertThat(idle).as("always busy").isZero();
        assertThat(Duration.ofNanos(longest)).as("wait").isLessThan(Duration.ofMillis(400));
    }

    @Test
    void whateverHappensItStaysWithinItsBoundsAndCountsRight() {
        Random random = new Random(7);
        AdaptiveLimit limit = new AdaptiveLimit(3, 20, 40, MILLIS_250, 0);
        Deque<Long> inside = new ArrayDeque<>();
        long now = 0;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextInt(200_000_000);
            if (!inside.isEmpty() && random.nextBoolean()) {
                limit.leave(Sign.values()[random.nextInt(3)], inside.remove(), now);
            } else if (limit.enter(Lane.values()[random.nextInt(5)])) {
                inside.add(now);
            }
            assertThat(limit.inFlight()).isEqualTo(inside.size());
            assertThat(limit.limit()).isBetween(3, 40);
        }
    }

    @Test
    void aLimitWithoutRoomIsAMistake() {
        assertThatThrownBy(() -> new AdaptiveLimit(0, 1, 5, MILLIS_250, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AdaptiveLimit(3, 2, 5, MILLIS_250, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AdaptiveLimit(3, 6, 5, MILLIS_250, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

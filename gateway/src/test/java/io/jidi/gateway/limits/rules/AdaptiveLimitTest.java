package io.jidi.gateway.limits.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static int fill(AdaptiveLimit limit, Lane lane) {
        int entered = 0;
        while (limit.enter(lane)) {
            entered++;
        }
        return entered;
    }

    @Test
    void whatMattersLeastIsTurnedAwayFirst() {
        AdaptiveLimit limit = new AdaptiveLimit(1, 100, 0);
        assertThat(fill(limit, Lane.BULK)).isEqualTo(30);
        assertThat(fill(limit, Lane.LIST)).isEqualTo(30);
        assertThat(fill(limit, Lane.READ)).isEqualTo(20);
        assertThat(fill(limit, Lane.WRITE)).isEqualTo(10);
        assertThat(fill(limit, Lane.MONEY)).isEqualTo(10);
        assertThat(limit.inFlight()).isEqualTo(100);
    }

    @Test
    void troubleTakesATenthAwayOnceInAWhileAndNeverTheFloor() {
        AdaptiveLimit limit = new AdaptiveLimit(8, 100, 0);
        for (int i = 0; i < 20; i++) {
            limit.enter(Lane.MONEY);
            limit.leave(true, 1);
        }
        assertThat(limit.limit()).as("one moment of trouble").isEqualTo(90);
        for (int i = 1; i < 200; i++) {
            limit.enter(Lane.MONEY);
            limit.leave(true, i * SECOND);
        }
        assertThat(limit.limit()).isEqualTo(8);
        assertThat(fill(limit, Lane.BULK)).as("a lane is never shut").isEqualTo(2);
    }

    @Test
    void goodAnswersGiveBackOneForEachRoundButOnlyWhereTheLimitWasFelt() {
        AdaptiveLimit limit = new AdaptiveLimit(8, 100, 0);
        for (int i = 1; i < 200; i++) {
            limit.enter(Lane.MONEY);
            limit.leave(true, i * SECOND);
        }
        limit.enter(Lane.MONEY);
        limit.leave(false, 300 * SECOND);
        assertThat(limit.limit()).as("one at a time tells nothing").isEqualTo(8);
        for (int round = 0; round < 3; round++) {
            int entered = fill(limit, Lane.MONEY);
            for (int i = 0; i < entered; i++) {
                limit.leave(false, 300 * SECOND);
            }
        }
        assertThat(limit.limit()).isBetween(9, 11);
    }

    @Test
    void whateverHappensItStaysWithinItsBoundsAndCountsRight() {
        Random random = new Random(7);
        AdaptiveLimit limit = new AdaptiveLimit(3, 40, 0);
        int inside = 0;
        long now = 0;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextInt(200_000_000);
            if (inside > 0 && random.nextBoolean()) {
                limit.leave(random.nextInt(4) == 0, now);
                inside--;
            } else if (limit.enter(Lane.values()[random.nextInt(5)])) {
                inside++;
            }
            assertThat(limit.inFlight()).isEqualTo(inside);
            assertThat(limit.limit()).isBetween(3, 40);
        }
    }

    @Test
    void aLimitWithoutRoomIsAMistake() {
        assertThatThrownBy(() -> new AdaptiveLimit(0, 5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AdaptiveLimit(6, 5, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}

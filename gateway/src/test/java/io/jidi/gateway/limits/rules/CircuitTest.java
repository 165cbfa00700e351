package io.jidi.gateway.limits.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private static Circuit afterSilence(int silent, int answered, long between) {
        Circuit circuit = new Circuit();
        for (int i = 0; i < answered; i++) {
            circuit.answered(i);
        }
        for (int i = 0; i < silent; i++) {
            circuit.silent(i * between);
        }
        return circuit;
    }

    @Test
    void halfOfTwentyOpensItAndLessDoesNot() {
        assertThat(afterSilence(10, 10, 1).state()).isEqualTo(Circuit.State.OPEN);
        assertThat(afterSilence(9, 11, 1).state()).isEqualTo(Circuit.State.CLOSED);
        assertThat(afterSilence(19, 0, 1).state()).as("too few to judge").isEqualTo(Circuit.State.CLOSED);
        assertThat(afterSilence(30, 0, 1_200 * MILLI).state())
                .as("one failure a second is nine in ten seconds")
                .isEqualTo(Circuit.State.CLOSED);
    }

    @Test
    void itRestsASecondThenLetsThreeThrough() {
        Circuit circuit = afterSilence(20, 0, 0);
        assertThat(circuit.lets(999 * MILLI)).isFalse();
        assertThat(circuit.lets(1_000 * MILLI)).isTrue();
        assertThat(circuit.lets(1_000 * MILLI)).isTrue();
        assertThat(circuit.lets(1_000 * MILLI)).isTrue();
        assertThat(circuit.lets(1_000 * MILLI)).isFalse();
        circuit.answered(1_001 * MILLI);
        circuit.answered(1_001 * MILLI);
        assertThat(circuit.lets(1_001 * MILLI)).isFalse();
        circuit.answered(1_001 * MILLI);
        assertThat(circuit.state()).isEqualTo(Circuit.State.CLOSED);
        assertThat(circuit.lets(1_002 * MILLI)).isTrue();
    }

    @Test
    void aProbeWithoutAnswerOpensItAgain() {
        Circuit circuit = afterSilence(20, 0, 0);
        assertThat(circuit.lets(1_000 * MILLI)).isTrue();
        circuit.silent(1_100 * MILLI);
        assertThat(circuit.lets(2_000 * MILLI)).isFalse();
        assertThat(circuit.lets(2_100 * MILLI)).isTrue();
    }

    @Test
    void probesWhoseCallersWentAwayDoNotShutItForEver() {
        Circuit circuit = afterSilence(20, 0, 0);
        for (int i = 0; i < Circuit.PROBES; i++) {
            assertThat(circuit.lets(1_000 * MILLI)).isTrue();
        }
        assertThat(circuit.lets(5_000 * MILLI)).isFalse();
        assertThat(circuit.lets(11_000 * MILLI)).isTrue();
    }

    @Test
    void afterItClosedOldFailuresCountNoMore() {
        Circuit circuit = afterSilence(20, 0, 0);
        for (int i = 0; i < Circuit.PROBES; i++) {
            circuit.lets(1_000 * MILLI);
        }
        for (int i = 0; i < Circuit.PROBES; i++) {
            circuit.answered(1_000 * MILLI);
        }
        for (int i = 0; i < 9; i++) {
            circuit.silent(1_001 * MILLI);
        }
        assertThat(circuit.state()).isEqualTo(Circuit.State.CLOSED);
    }
}

package io.jidi.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.gateway.upstream.Upstream;
import io.jidi.testkit.Seeded;
import org.junit.jupiter.api.Test;

class LiveStreamTest {

    @Test
    void whateverHappensEachClientGetsEveryVisibleEventOnceAndInOrder() {
        Seeded.cases(1_000, seeded -> {
            SimulatedLive live = new SimulatedLive(seeded);
            live.fromBeginning();
            int steps = seeded.number(50, 600);
            for (int step = 0; step < steps; step++) {
                live.step();
            }
            live.settle();
            for (SimulatedLive.Client client : live.clients()) {
                for (Upstream upstream : Upstream.values()) {
                    assertThat(client.got(upstream)).isEqualTo(client.visible(upstream));
                }
            }
        });
    }
}

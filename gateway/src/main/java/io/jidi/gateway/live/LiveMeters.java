package io.jidi.gateway.live;

import io.jidi.gateway.upstream.Upstream;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Collection;

/** What can be seen of the live feed from outside. */
@Singleton
class LiveMeters {

    private final MeterRegistry registry;
    private final Counter delivered;
    private final Counter cut;

    LiveMeters(MeterRegistry registry) {
        this.registry = registry;
        this.delivered = registry.counter("jidi.live.delivered");
        this.cut = registry.counter("jidi.live.cut");
    }

    void delivered() {
        delivered.increment();
    }

    /** A client took too little and was sent away. */
    void cut() {
        cut.increment();
    }

    void followerFailed(Upstream upstream) {
        registry.counter("jidi.live.follower.failures", "service", upstream.serviceName())
                .increment();
    }

    void watch(Collection<?> openStreams) {
        registry.gaugeCollectionSize("jidi.live.streams", io.micrometer.core.instrument.Tags.empty(), openStreams);
    }
}

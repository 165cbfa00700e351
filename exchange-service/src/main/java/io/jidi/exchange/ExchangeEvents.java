package io.jidi.exchange;

import io.jidi.platform.event.EventStream;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The streams of this service. */
public final class ExchangeEvents {

    public static final EventStream CORRECTION = new EventStream("exchange", "correction");
    public static final EventStream INBOUND = new EventStream("exchange", "inbound");
    public static final EventStream WEBHOOK = new EventStream("exchange", "webhook");

    @Produces
    @Singleton
    EventStream correction() {
        return CORRECTION;
    }

    @Produces
    @Singleton
    EventStream inbound() {
        return INBOUND;
    }

    @Produces
    @Singleton
    EventStream webhook() {
        return WEBHOOK;
    }
}

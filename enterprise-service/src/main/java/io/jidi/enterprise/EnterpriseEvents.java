package io.jidi.enterprise;

import io.jidi.platform.event.EventStream;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one stream of this service: everything that happens to an enterprise, in order, keyed by its id. */
public final class EnterpriseEvents {

    public static final EventStream STREAM = new EventStream("enterprise", "enterprise");
    public static final String REGISTERED = STREAM.type("registered");
    public static final String CHANGED = STREAM.type("changed");
    /** Named after the tier, which is what readers ask for, though its aggregate is the enterprise. */
    public static final String TIER_CHANGED = "io.jidi.enterprise.tier.changed";

    /** Its aggregate is the draft that was approved. */
    public static final String EDITION_APPROVED = "io.jidi.enterprise.edition.approved";

    private EnterpriseEvents() {}

    /** Declares the stream to the relay. */
    @Singleton
    static final class Declared {
        @Produces
        @Singleton
        EventStream enterpriseStream() {
            return STREAM;
        }
    }
}

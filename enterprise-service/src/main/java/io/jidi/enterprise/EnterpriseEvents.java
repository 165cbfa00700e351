package io.jidi.enterprise;

import io.jidi.platform.event.EventStream;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * The streams of this service: everything that happens to an enterprise, in order, keyed by its id; and what became of what
 * platforms hand in.
 */
public final class EnterpriseEvents {

    public static final EventStream STREAM = new EventStream("enterprise", "enterprise");
    /** Its aggregates are the records that were handed in. */
    public static final EventStream INBOUND = new EventStream("enterprise", "inbound");

    public static final String REGISTERED = STREAM.type("registered");
    public static final String CHANGED = STREAM.type("changed");
    public static final String RELOCATED = STREAM.type("relocated");
    public static final String DEREGISTERED = STREAM.type("deregistered");
    public static final String TITLE_RECOGNISED = "io.jidi.enterprise.title.recognised";
    public static final String TITLE_REVOKED = "io.jidi.enterprise.title.revoked";
    public static final String RECOGNITION_MOVED = "io.jidi.enterprise.recognition.moved";
    public static final String TITLE_ENDING = "io.jidi.enterprise.title.ending";
    public static final String CHAIN_CHANGED = "io.jidi.enterprise.chain.changed";
    /** Its aggregate is the supplier. */
    public static final String SUPPLY_CHANGED = "io.jidi.enterprise.supply.changed";
    /** Named after the tier, which is what readers ask for, though its aggregate is the enterprise. */
    public static final String TIER_CHANGED = "io.jidi.enterprise.tier.changed";

    /** Its aggregate is the draft that was approved. */
    public static final String EDITION_APPROVED = "io.jidi.enterprise.edition.approved";

    /** Its aggregate is the rate. */
    public static final String RATE_PUBLISHED = "io.jidi.enterprise.exchange-rate.published";

    private EnterpriseEvents() {}

    /** Declares the stream to the relay. */
    @Singleton
    static final class Declared {
        @Produces
        @Singleton
        EventStream enterpriseStream() {
            return STREAM;
        }

        @Produces
        @Singleton
        EventStream inboundStream() {
            return INBOUND;
        }
    }
}

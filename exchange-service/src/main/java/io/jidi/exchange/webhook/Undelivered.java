package io.jidi.exchange.webhook;

/** A delivery that did not come to an answer. */
final class Undelivered extends Exception {

    private static final long serialVersionUID = 1;

    private final DeliveryError error;

    Undelivered(DeliveryError error, String reason) {
        super(reason);
        this.error = error;
    }

    DeliveryError error() {
        return error;
    }
}

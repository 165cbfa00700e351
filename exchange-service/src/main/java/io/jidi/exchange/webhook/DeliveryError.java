package io.jidi.exchange.webhook;

/** Why an attempt did not deliver. */
enum DeliveryError {
    /** The address is not one that may be told: scheme, port, form of the host. */
    URL_REFUSED,
    /** The name has no address, or could not be resolved in time. */
    NAME_UNRESOLVED,
    /** One of the name's addresses is internal or special; nothing was sent. */
    ADDRESS_REFUSED,
    CONNECTION_FAILED,
    /** The certificate is not trusted or not of this name. */
    TLS_FAILED,
    TIMED_OUT,
    /** Redirects are not followed. */
    REDIRECTED,
    /** An answer outside 200 to 299. */
    REJECTED,
    /** 410: the receiver is gone, and its webhook is disabled. */
    GONE
}

package io.jidi.gateway.limits;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How much the gateway takes in and how long it waits, {@code jidi.limits.*}. */
@ConfigMapping(prefix = "jidi.limits")
public interface Limits {

    /** Largest request body; the services take no more either. Counted while it streams. */
    long bodyBytes();

    /** All header names and values of a request together. A token and a cursor fit many times. */
    int headerBytes();

    /** Header lines of a request: parsing cost grows with their number, not only their length. */
    int headerCount();

    /** For a whole request body to arrive: who sends a byte now and then holds a connection to a service. */
    Duration bodyTime();

    /** For a connection to a service on the same network. */
    Duration connect();

    /**
     * From the end of the request body to the head of the answer. Longer than a service's transaction (10 s), so that the
     * service, which knows what happened, is the one that gives up first.
     */
    Duration answer();

    /** The same for administrators' operations, which rebuild read models. */
    Duration adminAnswer();

    /** Open connections to one service; beyond them requests wait. */
    int connectionsPerService();

    /** Requests that may wait for one of these connections; fewer of both while the service is slow. */
    int waitingPerService();

    /** Requests at a time that a service is given at the very least, however slow it is: its connections to its database. */
    int leastPerService();

    /** Requests at a time that a service is given after a start, before anything is known of it. */
    int firstPerService();

    /** An answer that takes longer is late; where more than a tenth of the answers are, fewer requests are sent. */
    Duration slow();

    /** Requests of one caller in a minute. */
    long callerRequests();

    /** Requests of one application in a minute, all its callers together. */
    long appRequests();

    /** Refused tokens of one address in a minute. */
    long refusedTokens();
}

/**
 * Live events: a pull feed and a stream of server-sent events with one cursor over all services.
 *
 * <p>Both read the feeds of the services, not Kafka. An event gets its place in the feed only after Kafka has
 * committed it, so the durable cursor exists nowhere but in the feed; and replay, resume and live then are one
 * path, with one order, and nothing to drop or to match between two of them. One follower per service asks for
 * what is new on behalf of all clients and keeps the recent entries in a bounded ring, which is a cache: a client
 * that is further behind reads the feed itself until it meets the ring. Rules owned here: no gap, no duplicate,
 * the order of each service kept, nobody sees an event outside the data scope, a slow client is cut off.
 */
@NullMarked
package io.jidi.gateway.live;

import org.jspecify.annotations.NullMarked;

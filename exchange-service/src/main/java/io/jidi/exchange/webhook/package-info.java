/**
 * Webhooks by Standard Webhooks 1.0.0: organisations are told the events that they may see, platforms how far their data sets
 * are.
 *
 * <p>{@code EventIntake} follows the services' logs, not Kafka: the log has the whole event with the mark of who may see it,
 * begins where one wants, and is what the live feed reads (ADR 0003). {@code DataNotices} follows the data sets' heads. Both put
 * letters into the {@code MessageQueue} in the transaction that also moves them on. The {@code Dispatcher} of every replica takes
 * what is due under a lease; {@code Deliveries} checks the address anew by {@code Destinations}, has {@code Sender} post to the
 * very address that was checked, and writes down how it went. Rules owned here: at least once under one id for an event and a
 * webhook, never more than the maker's scope, never a connection to an address that was not checked, a slow receiver holds up
 * nobody else. The order of messages is not kept.
 */
@NullMarked
package io.jidi.exchange.webhook;

import org.jspecify.annotations.NullMarked;

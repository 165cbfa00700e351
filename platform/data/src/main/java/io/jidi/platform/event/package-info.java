/**
 * The event log: appended in the business transaction, relayed to Kafka behind a fence, numbered in
 * a gap-free feed. The log in PostgreSQL is the truth; Kafka is how it travels.
 */
@NullMarked
package io.jidi.platform.event;

import org.jspecify.annotations.NullMarked;

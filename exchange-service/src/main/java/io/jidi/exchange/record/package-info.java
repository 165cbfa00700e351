/**
 * Records: what the events say, the sequence of what was published, and the present state. The projection is a read model and
 * can be built again; the sequence is the exchange's own truth and cannot. Between them stands the publisher, alone.
 */
@NullMarked
package io.jidi.exchange.record;

import org.jspecify.annotations.NullMarked;

/**
 * Consumers that apply each event once: the offset lives in the same database as the effect,
 * versions decide, gaps wait, poison is parked with its aggregate.
 */
@NullMarked
package io.jidi.platform.consume;

import org.jspecify.annotations.NullMarked;

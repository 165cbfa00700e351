/**
 * Work that one replica does for all: whoever holds the lease in the database leads, and loses it
 * by being silent. A lease is for efficiency; what must be safe is fenced by something stronger.
 */
@NullMarked
package io.jidi.platform.leader;

import org.jspecify.annotations.NullMarked;

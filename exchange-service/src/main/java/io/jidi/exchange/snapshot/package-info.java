/**
 * Full snapshots: a file of canonical lines, its manifest with digests and totals, and the cursor at which the feed goes on. A
 * snapshot is of one entitlement; two platforms that see the same share it.
 */
@NullMarked
package io.jidi.exchange.snapshot;

import org.jspecify.annotations.NullMarked;

/** Reconciliation: counts, totals and digests of what a platform may see, whole and in 256 buckets. */
@NullMarked
package io.jidi.exchange.digest;

import org.jspecify.annotations.NullMarked;

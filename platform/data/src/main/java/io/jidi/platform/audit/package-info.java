/**
 * Who did what, when and why; appended in the business transaction, sealed into an SM3 chain
 * afterwards, so that a changed, removed or reordered row shows.
 */
@NullMarked
package io.jidi.platform.audit;

import org.jspecify.annotations.NullMarked;

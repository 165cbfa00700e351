/**
 * Asks an installation from outside, as a platform or a client would, whether it keeps what it promises: the exchange's
 * contract (project-library.md 4.7, A1 to A19), the conventions of the API, and the acceptance rows that can be asked over
 * HTTP. Nothing passes that was not asked. It reads, and writes only when told to, into records that carry its mark.
 */
@NullMarked
package io.jidi.conformance;

import org.jspecify.annotations.NullMarked;

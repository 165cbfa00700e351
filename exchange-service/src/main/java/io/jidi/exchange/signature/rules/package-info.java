/**
 * What is signed and how it is verified (project-library.md 4.4, reliability.md 4.3): plain Java over the national and the
 * usual algorithms, without clock, database or HTTP.
 */
@NullMarked
package io.jidi.exchange.signature.rules;

import org.jspecify.annotations.NullMarked;

/** What platforms may hand in: kinds with the schema that each keeps. Grants name them, input is held against them. */
@NullMarked
package io.jidi.exchange.kind;

import org.jspecify.annotations.NullMarked;

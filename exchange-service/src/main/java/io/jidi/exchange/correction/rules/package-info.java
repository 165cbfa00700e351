/** The clock of working days: plain Java. */
@NullMarked
package io.jidi.exchange.correction.rules;

import org.jspecify.annotations.NullMarked;

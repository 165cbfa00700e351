/**
 * Rounds, dilution and who owns a firm on a day, from what happened (fund.md 5.3). Plain Java.
 */
@NullMarked
package io.jidi.fund.captable.rules;

import org.jspecify.annotations.NullMarked;

/**
 * The roll-forward of a net asset value and of the partners' capital accounts (fund.md 3.5 W5, 3.7). Plain Java.
 */
@NullMarked
package io.jidi.fund.statement.rules;

import org.jspecify.annotations.NullMarked;

/** How a fair value follows from its inputs, and what a valuation must say to be taken (fund.md 3.6). Plain Java. */
@NullMarked
package io.jidi.fund.valuation.rules;

import org.jspecify.annotations.NullMarked;

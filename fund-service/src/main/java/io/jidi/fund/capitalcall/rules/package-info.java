/**
 * How a call is split and when it is due. Plain Java: records in, decisions out.
 */
@NullMarked
package io.jidi.fund.capitalcall.rules;

import org.jspecify.annotations.NullMarked;

/**
 * How reinvestment is counted, without any framework.
 */
@NullMarked
package io.jidi.fund.reinvestment.rules;

import org.jspecify.annotations.NullMarked;

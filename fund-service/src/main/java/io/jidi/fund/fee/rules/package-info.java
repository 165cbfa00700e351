/**
 * The management fee (fund.md 3.3): base by day, rate by phase, offsets and waivers as lines of their own, and allocation
 * that never drifts. Plain Java.
 */
@NullMarked
package io.jidi.fund.fee.rules;

import org.jspecify.annotations.NullMarked;

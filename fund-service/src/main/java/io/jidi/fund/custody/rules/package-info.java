/**
 * How two lists of movements are matched. Plain Java.
 */
@NullMarked
package io.jidi.fund.custody.rules;

import org.jspecify.annotations.NullMarked;

/**
 * Money as a decimal of two places with its currency, and the one rule that splits it:
 * largest remainder. Floating point never enters this room.
 */
@NullMarked
package io.jidi.platform.money;

import org.jspecify.annotations.NullMarked;

/**
 * A limit on everything that comes in, with its reason. Rates, concurrency and shedding have their place here.
 */
@NullMarked
package io.jidi.gateway.limits;

import org.jspecify.annotations.NullMarked;

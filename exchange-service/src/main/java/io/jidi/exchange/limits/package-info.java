/** How often a platform may ask. Counted per process: with several replicas each counts its own share. */
@NullMarked
package io.jidi.exchange.limits;

import org.jspecify.annotations.NullMarked;

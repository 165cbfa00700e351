/** How the exchange is: for platforms that watch it. */
@NullMarked
package io.jidi.exchange.status;

import org.jspecify.annotations.NullMarked;

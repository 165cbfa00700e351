/** The change feed: what was published, in order, as far as the platform may see it. */
@NullMarked
package io.jidi.exchange.feed;

import org.jspecify.annotations.NullMarked;

/** What a field may show to whom: plain Java. */
@NullMarked
package io.jidi.exchange.dataset.rules;

import org.jspecify.annotations.NullMarked;

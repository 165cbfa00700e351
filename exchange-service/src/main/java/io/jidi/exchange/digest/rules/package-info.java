/** How a set of records is digested: plain Java. */
@NullMarked
package io.jidi.exchange.digest.rules;

import org.jspecify.annotations.NullMarked;

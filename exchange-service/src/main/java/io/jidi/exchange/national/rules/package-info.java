/** The national gateway's signature: plain Java. */
@NullMarked
package io.jidi.exchange.national.rules;

import org.jspecify.annotations.NullMarked;

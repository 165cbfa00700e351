/** What the gateway is measured beside. */
@NullMarked
package io.jidi.bench.peer;

import org.jspecify.annotations.NullMarked;

/** What the gateway costs beside nginx, in front of the same backend in the same run. */
@NullMarked
package io.jidi.bench.edge;

import org.jspecify.annotations.NullMarked;

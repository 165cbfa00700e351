/** How soon a commit is seen by those who watch: {@code ./jidi bench live}. */
@NullMarked
package io.jidi.bench.live;

import org.jspecify.annotations.NullMarked;

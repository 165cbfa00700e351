/** Measures what the product does on a large population, beside other ways of doing the same. */
@NullMarked
package io.jidi.bench;

import org.jspecify.annotations.NullMarked;

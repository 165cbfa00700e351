/** Near misses, titles in danger and the ladder over the years, on the worked enterprises. */
@NullMarked
package io.jidi.enterprise.cultivation;

import org.jspecify.annotations.NullMarked;

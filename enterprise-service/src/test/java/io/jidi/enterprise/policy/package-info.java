/** Policy questions over the whole population, asked of the running service. */
@NullMarked
package io.jidi.enterprise.policy;

import org.jspecify.annotations.NullMarked;

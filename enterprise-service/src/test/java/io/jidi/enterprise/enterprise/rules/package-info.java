/** The credit code, tested with the vectors of the domain reference and by its algebra. */
@NullMarked
package io.jidi.enterprise.enterprise.rules;

import org.jspecify.annotations.NullMarked;

/** The exact arithmetic and three-valued logic under the criterion language. */
@NullMarked
package io.jidi.enterprise.criteria.rules;

import org.jspecify.annotations.NullMarked;

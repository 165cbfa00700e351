/** The weighted sum and the ranking. Plain Java only. */
@NullMarked
package io.jidi.project.cityscore.rules;

import org.jspecify.annotations.NullMarked;

/** Stages, dormancy and the funnel. Plain Java only. */
@NullMarked
package io.jidi.project.promotion.rules;

import org.jspecify.annotations.NullMarked;

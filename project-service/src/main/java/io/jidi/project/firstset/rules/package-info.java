/** Steps of an application. Plain Java only. */
@NullMarked
package io.jidi.project.firstset.rules;

import org.jspecify.annotations.NullMarked;

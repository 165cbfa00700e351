/** When something that a project lacks is a gap. Plain Java. */
@NullMarked
package io.jidi.project.element.rules;

import org.jspecify.annotations.NullMarked;

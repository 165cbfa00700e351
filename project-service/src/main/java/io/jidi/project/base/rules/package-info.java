/** How concentrated the industry of a base is, and how a base is judged (domain file project-library 2.14). Plain Java. */
@NullMarked
package io.jidi.project.base.rules;

import org.jspecify.annotations.NullMarked;

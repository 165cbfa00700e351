/** What goes out in the forms of others: an OC4IDS 0.9 project package. Restricted projects and personal data do not go out. */
@NullMarked
package io.jidi.project.disclosure;

import org.jspecify.annotations.NullMarked;

/** How an item of the register moves, and when a target is met. Plain Java only. */
@NullMarked
package io.jidi.project.programme.rules;

import org.jspecify.annotations.NullMarked;

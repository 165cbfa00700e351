/**
 * Hands out the cockpit: its shell at every address that is a page, and the files of its bundle. Open to everyone, for they
 * say nothing of anybody; what the pages show they ask for themselves, with the session. Owns no rule but how long a browser
 * may keep what.
 */
@NullMarked
package io.jidi.gateway.cockpit;

import org.jspecify.annotations.NullMarked;

/**
 * The cockpit as files. Owns: the sources of the web application ({@code src/main/web}), how they become a bundle, and which
 * addresses belong to it. It knows no framework: whoever serves it asks {@link io.jidi.cockpit.Cockpit}.
 */
@NullMarked
package io.jidi.cockpit;

import org.jspecify.annotations.NullMarked;

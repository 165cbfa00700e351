/** The cockpit measured in a browser: how soon its pages show data, how soon its table answers. */
@NullMarked
package io.jidi.bench.cockpit;

import org.jspecify.annotations.NullMarked;

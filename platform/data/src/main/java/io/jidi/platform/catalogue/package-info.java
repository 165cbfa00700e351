/** What a service tells the gateway about itself. */
@NullMarked
package io.jidi.platform.catalogue;

import org.jspecify.annotations.NullMarked;

/** The service as its users meet it, on a real database and broker. */
@NullMarked
package io.jidi.enterprise;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.jidi.enterprise.enterprise;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.jidi.enterprise.indicator;

import org.jspecify.annotations.NullMarked;

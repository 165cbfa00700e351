@NullMarked
package io.jidi.enterprise.indicator.rules;

import org.jspecify.annotations.NullMarked;

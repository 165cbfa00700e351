@NullMarked
package io.jidi.enterprise.assessment;

import org.jspecify.annotations.NullMarked;

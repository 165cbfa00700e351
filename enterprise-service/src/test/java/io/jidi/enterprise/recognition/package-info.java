@NullMarked
package io.jidi.enterprise.recognition;

import org.jspecify.annotations.NullMarked;

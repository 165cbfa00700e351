@NullMarked
package io.jidi.enterprise.recognition.rules;

import org.jspecify.annotations.NullMarked;

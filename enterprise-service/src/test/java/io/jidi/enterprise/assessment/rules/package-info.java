@NullMarked
package io.jidi.enterprise.assessment.rules;

import org.jspecify.annotations.NullMarked;

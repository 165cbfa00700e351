/**
 * Terms and leverage, without any framework.
 */
@NullMarked
package io.jidi.fund.guidance.rules;

import org.jspecify.annotations.NullMarked;

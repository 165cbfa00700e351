/**
 * How a rule is judged from facts, without any framework.
 */
@NullMarked
package io.jidi.fund.compliance.rules;

import org.jspecify.annotations.NullMarked;

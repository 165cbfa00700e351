/**
 * How leaves are scored, without any framework.
 */
@NullMarked
package io.jidi.fund.evaluation.rules;

import org.jspecify.annotations.NullMarked;

/**
 * A value of an edition with its source, without any framework.
 */
@NullMarked
package io.jidi.fund.edition.rules;

import org.jspecify.annotations.NullMarked;

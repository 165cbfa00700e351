/**
 * The guidance system: the mother funds, their terms for sub-funds, which fund runs under which, and leverage.
 */
@NullMarked
package io.jidi.fund.guidance;

import org.jspecify.annotations.NullMarked;

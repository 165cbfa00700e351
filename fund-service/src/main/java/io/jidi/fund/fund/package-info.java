/**
 * Funds in layers with dated terms and a guarded life (fund.md 3.1). The fund's row lock orders
 * everything that moves its money, and counts its calls and journals without gaps.
 */
@NullMarked
package io.jidi.fund.fund;

import org.jspecify.annotations.NullMarked;

/**
 * Deals of a fund with an enterprise, named by credit code; stages grow in their own feature.
 */
@NullMarked
package io.jidi.fund.deal;

import org.jspecify.annotations.NullMarked;

/** Measurements of the fund books: rates, postings, closings, questions about any day. */
@NullMarked
package io.jidi.bench.fund;

import org.jspecify.annotations.NullMarked;

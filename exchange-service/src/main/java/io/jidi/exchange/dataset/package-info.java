/**
 * The data sets that may be published: what each is called, from which events it is made, its fields with grade and mask. All
 * of it stands in files of {@code datasets/}; nothing here knows a data set by name.
 */
@NullMarked
package io.jidi.exchange.dataset;

import org.jspecify.annotations.NullMarked;

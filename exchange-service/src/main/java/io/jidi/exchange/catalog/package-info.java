/** What there is: the catalogue in national fields and in DCAT-AP, and the schema of each data set. */
@NullMarked
package io.jidi.exchange.catalog;

import org.jspecify.annotations.NullMarked;

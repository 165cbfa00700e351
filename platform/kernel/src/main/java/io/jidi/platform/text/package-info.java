/**
 * A text in the two languages of the product: Chinese first, English complete.
 */
@NullMarked
package io.jidi.platform.text;

import org.jspecify.annotations.NullMarked;

/** Files for people: PDF on A4 in the typeface shipped with the product, workbooks, and answers that carry them. */
@NullMarked
package io.jidi.platform.paper;

import org.jspecify.annotations.NullMarked;

/** Exchange rates from publication to verdict. */
@NullMarked
package io.jidi.enterprise.rate;

import org.jspecify.annotations.NullMarked;

/**
 * What identifies an enterprise: the unified social credit code of GB 32100-2015 with both of its check characters.
 * Owns the verdict on a code (valid, check character differs, malformed) and its wording; knows no registry,
 * no database and no clock. A valid code proves only that it was copied correctly, never whose it is.
 */
@NullMarked
package io.jidi.enterprise.enterprise.rules;

import org.jspecify.annotations.NullMarked;

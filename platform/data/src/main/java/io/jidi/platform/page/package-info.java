/**
 * Lists: declared filters, signed keyset cursors, unknown filters refused.
 */
@NullMarked
package io.jidi.platform.page;

import org.jspecify.annotations.NullMarked;

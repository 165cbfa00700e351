/**
 * The injected clock and the business zone, Asia/Shanghai.
 */
@NullMarked
package io.jidi.platform.time;

import org.jspecify.annotations.NullMarked;

/**
 * Typed, prefixed identifiers over UUIDv7.
 */
@NullMarked
package io.jidi.platform.id;

import org.jspecify.annotations.NullMarked;

/**
 * The door of every service: JSON rules, problem mapping, request ids, ETag and If-Match.
 */
@NullMarked
package io.jidi.platform.http;

import org.jspecify.annotations.NullMarked;

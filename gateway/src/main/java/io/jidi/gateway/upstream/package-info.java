/**
 * The services behind the gateway and how to reach them: one name and one address each, one shared client
 * for internal questions (feeds, specifications), signed as calls of this installation.
 */
@NullMarked
package io.jidi.gateway.upstream;

import org.jspecify.annotations.NullMarked;

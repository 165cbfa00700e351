/**
 * Which path exists and whose it is, decided from the text of the path alone. Owns the rule that gateway and service
 * read every path alike, so that none climbs out of what was routed.
 */
@NullMarked
package io.jidi.gateway.proxy.rules;

import org.jspecify.annotations.NullMarked;

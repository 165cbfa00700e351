/**
 * Which path belongs to which service, and the streaming way there and back. Bodies are never held in memory;
 * nothing but the table in {@link io.jidi.gateway.proxy.rules.Routes} decides what can be reached, and what the
 * services keep under {@code /internal} and {@code /q} cannot, save the administrators' two operations.
 */
@NullMarked
package io.jidi.gateway.proxy;

import org.jspecify.annotations.NullMarked;

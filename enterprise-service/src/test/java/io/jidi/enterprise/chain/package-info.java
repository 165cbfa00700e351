/** Chains over HTTP. */
@NullMarked
package io.jidi.enterprise.chain;

import org.jspecify.annotations.NullMarked;

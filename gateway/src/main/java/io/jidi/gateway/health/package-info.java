/**
 * Ready means: this process can serve. Which upstream is away is a matter of wellness; upstreams heal by
 * themselves, and a gateway taken out of rotation for one of them would take the others with it.
 */
@NullMarked
package io.jidi.gateway.health;

import org.jspecify.annotations.NullMarked;

/** What has to go in time: used nonces, old snapshots, changes beyond their retention. */
@NullMarked
package io.jidi.exchange.upkeep;

import org.jspecify.annotations.NullMarked;

/**
 * The feed for platforms that fetch files or read tables instead of asking by HTTP (project-library.md 4.2, 4.7 A18): the same
 * changes, cut for the same grant. Off until configured.
 */
@NullMarked
package io.jidi.exchange.bridge;

import org.jspecify.annotations.NullMarked;

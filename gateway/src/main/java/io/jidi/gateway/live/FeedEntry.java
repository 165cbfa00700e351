package io.jidi.gateway.live;

import io.jidi.gateway.upstream.Upstream;
import java.time.Instant;

/**
 * An event with its place in the feed of its service.
 *
 * @param position from 1, without gaps, in the order of the log
 * @param dataScope who may see it, see {@link io.jidi.platform.security.DataScope#sees}
 * @param json the CloudEvent as it is told outside, one line of UTF-8
 */
record FeedEntry(
        Upstream upstream, long position, String type, String subject, String dataScope, Instant time, String json) {

    FeedEntry {
        if (position < 1) {
            throw new IllegalArgumentException("feed positions count from 1: " + position);
        }
    }
}

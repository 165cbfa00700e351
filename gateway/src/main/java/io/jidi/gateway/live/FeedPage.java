package io.jidi.gateway.live;

import java.util.List;

/**
 * A stretch of a feed.
 *
 * @param head the newest position of the feed, zero when it is empty
 */
record FeedPage(List<FeedEntry> entries, long head) {

    FeedPage {
        entries = List.copyOf(entries);
    }
}

package io.jidi.gateway.session;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sessions that were ended here and whose access token is not expired yet. A cookie that was copied before the sign-out is
 * worthless to this process at once. Another gateway and one that was started anew do not know: there it is good until the
 * access token expires, for the refresh token in it was revoked at the issuer.
 */
@Singleton
class SignedOut {

    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Instant> ended = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    SignedOut(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(String session, Instant until) {
        Instant now = clock.instant();
        ended.values().removeIf(one -> one.isBefore(now));
        ended.put(session, until);
    }

    synchronized boolean holds(String session) {
        return ended.containsKey(session);
    }
}

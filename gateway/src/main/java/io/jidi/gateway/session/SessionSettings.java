package io.jidi.gateway.session;

import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How browsers sign in. Without a key there are no sessions, and bearer tokens are the only way in. */
@Singleton
public class SessionSettings {

    private static final int SHORTEST_KEY = 32;

    private final Optional<String> key;
    private final Optional<String> keyBefore;
    private final String client;
    private final Optional<String> clientSecret;
    private final String address;
    private final Duration longest;
    private final Duration refreshBefore;

    /** @throws IllegalArgumentException for a key that is short or, in production, the one of an example file */
    SessionSettings(
            @ConfigProperty(name = "jidi.session.key") Optional<String> key,
            @ConfigProperty(name = "jidi.session.key-before") Optional<String> keyBefore,
            @ConfigProperty(name = "jidi.session.client") String client,
            @ConfigProperty(name = "jidi.session.client-secret") Optional<String> clientSecret,
            @ConfigProperty(name = "jidi.session.address") String address,
            @ConfigProperty(name = "jidi.session.longest") Duration longest,
            @ConfigProperty(name = "jidi.session.refresh-before") Duration refreshBefore) {
        this.key = key;
        this.keyBefore = keyBefore;
        this.client = client;
        this.clientSecret = clientSecret;
        this.address = address.replaceAll("/+$", "");
        this.longest = longest;
        this.refreshBefore = refreshBefore;
        Stream.of(key, keyBefore)
                .flatMap(Optional::stream)
                .forEach(one -> check(one, LaunchMode.current() == LaunchMode.NORMAL));
    }

    static void check(String key, boolean production) {
        if (key.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("JIDI_SESSION_KEY has " + key.length()
                    + " characters; it needs at least " + SHORTEST_KEY + ", for it seals every session");
        }
        if (production && (key.contains("change-me") || key.chars().distinct().count() < 8)) {
            throw new IllegalArgumentException("JIDI_SESSION_KEY is the one of an example; make one of your own");
        }
    }

    boolean on() {
        return key.isPresent();
    }

    String key() {
        return key.orElseThrow();
    }

    /** Opens what was sealed before the key was changed; seals nothing. */
    Optional<String> keyBefore() {
        return keyBefore;
    }

    String client() {
        return client;
    }

    Optional<String> clientSecret() {
        return clientSecret;
    }

    /** Where browsers find the gateway: from configuration and not from the Host header, which the caller writes. */
    String address() {
        return address;
    }

    boolean tls() {
        return address.startsWith("https:");
    }

    String redirectUri() {
        return address + "/auth/callback";
    }

    /** After that everybody signs in again, however often the session was refreshed. */
    Duration longest() {
        return longest;
    }

    /** So long before the access token expires it is exchanged for the next. */
    Duration refreshBefore() {
        return refreshBefore;
    }
}

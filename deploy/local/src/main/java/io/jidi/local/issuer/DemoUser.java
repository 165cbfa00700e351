package io.jidi.local.issuer;

import java.util.List;
import java.util.Map;

/**
 * A seeded user; the password is the user name.
 *
 * @param username also the subject of tokens
 * @param name Chinese display name
 * @param label English display name, for the tables of the launcher
 * @param groups roles
 * @param org code of the organisation
 * @param scopes data scopes such as {@code region:340000}
 * @param machine true for a client that may use client_credentials and nothing else
 */
public record DemoUser(
        String username,
        String name,
        String label,
        List<String> groups,
        String org,
        List<String> scopes,
        boolean machine) {
    public DemoUser {
        if (!username.matches("[a-z][a-z0-9]{1,30}")) {
            throw new IllegalArgumentException("user name '" + username + "' is not lower-case letters and digits");
        }
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("user " + username + " has no role");
        }
        groups = List.copyOf(groups);
        scopes = List.copyOf(scopes);
    }

    /** What a token says of the user beside subject, issuer, audience and times. */
    Map<String, Object> claims() {
        return Map.of("name", name, "preferred_username", username, "groups", groups, "org", org, "scopes", scopes);
    }
}

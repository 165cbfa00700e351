package io.jidi.platform.security;

import java.util.Set;

/**
 * Who acts.
 *
 * @param userId stable subject of the identity provider
 * @param name as shown to people
 * @param organisation code of the organisation the caller acts for; idempotency keys are scoped to it
 */
public record Caller(String userId, String name, String organisation, Set<String> roles, DataScope scope) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** The service itself, for effects of events and for scheduled work. */
    public static Caller system(String process) {
        return new Caller("system:" + process, process, "SYSTEM", Set.of(), DataScope.everything());
    }

    public boolean has(String role) {
        return roles.contains(role);
    }
}

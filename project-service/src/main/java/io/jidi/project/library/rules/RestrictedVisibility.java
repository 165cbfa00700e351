package io.jidi.project.library.rules;

import java.util.Set;

/**
 * Who sees a project of civil-military technology transfer (policy row 81, 军民融合). The policy asks for care and names no
 * readers, so this is our reading, unconfirmed: those who answer for the project and those who audit, within their scope.
 */
public final class RestrictedVisibility {

    private static final Set<String> READERS = Set.of("PROVINCE_OFFICE", "CITY_OFFICE", "ENTERPRISE", "AUDITOR");

    private RestrictedVisibility() {}

    /** Whether one of the roles may read restricted projects of its scope. */
    public static boolean sees(Set<String> roles) {
        return roles.stream().anyMatch(READERS::contains);
    }
}

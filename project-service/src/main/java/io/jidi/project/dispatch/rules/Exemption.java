package io.jidi.project.dispatch.rules;

import java.time.YearMonth;

/**
 * An approved good reason for one month. It acts on start and, only if so granted, on registration; there is no way to
 * exempt progress, completion or reports, because the published text gives the reason clause only to the first two.
 *
 * @param reason the approved reason, as written in the approval
 */
public record Exemption(YearMonth month, boolean coversRegistration, String reason) {

    public Exemption {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("exemption of " + month + " needs a reason");
        }
    }
}

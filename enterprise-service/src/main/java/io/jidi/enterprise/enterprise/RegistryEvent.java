package io.jidi.enterprise.enterprise;

import io.jidi.enterprise.EnterpriseEvents;
import io.jidi.platform.event.NewEvent;
import org.jspecify.annotations.Nullable;

/**
 * The registry entry as told to others: data of {@code …enterprise.registered} and {@code …enterprise.changed}.
 *
 * @param formerName the name until now, when it changed
 */
record RegistryEvent(
        EnterpriseId enterpriseId,
        String creditCode,
        String name,
        @Nullable String formerName,
        String regionCode,
        @Nullable String baseCode,
        @Nullable String industryCode,
        @Nullable EnterpriseRole role,
        EnterpriseStatus status,
        @Nullable String controllingCreditCode) {

    static NewEvent registered(Enterprise enterprise) {
        return event(EnterpriseEvents.REGISTERED, enterprise, null);
    }

    static NewEvent changed(Enterprise enterprise, @Nullable String formerName) {
        return event(EnterpriseEvents.CHANGED, enterprise, formerName);
    }

    private static NewEvent event(String type, Enterprise enterprise, @Nullable String formerName) {
        Enterprise.Profile profile = enterprise.profile();
        ControllingFirm control = profile.controllingFirm();
        RegistryEvent data = new RegistryEvent(
                enterprise.id(),
                enterprise.creditCode(),
                profile.name(),
                formerName,
                profile.regionCode(),
                profile.baseCode(),
                profile.industryCode(),
                profile.role(),
                enterprise.status(),
                control == null ? null : control.creditCode());
        return new NewEvent(EnterpriseEvents.STREAM, type, 1, enterprise.id(), data, null, scope(enterprise));
    }

    /** Who may see what happened to it: its region's and base's people, and its own. */
    static String scope(Enterprise enterprise) {
        Enterprise.Profile profile = enterprise.profile();
        String base = profile.baseCode() == null ? "" : ",base:" + profile.baseCode();
        return "region:" + profile.regionCode() + base + ",enterprise:" + enterprise.creditCode();
    }
}

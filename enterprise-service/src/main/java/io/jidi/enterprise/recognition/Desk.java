package io.jidi.enterprise.recognition;

import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.recognition.rules.Actor;
import io.jidi.enterprise.recognition.rules.Level;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.security.Roles;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;

/**
 * On which levels a caller acts for an enterprise. A county officer is a city office's user whose scope names the county
 * (six digits that do not end in 00); the wider scope of the same region makes the city's.
 */
@Singleton
class Desk {

    private final CallContext call;

    Desk(CallContext call) {
        this.call = call;
    }

    Actor of(EnterpriseRegistry.Registered enterprise) {
        Caller caller = call.caller();
        Set<Level> levels = EnumSet.noneOf(Level.class);
        if (caller.has(Roles.ENTERPRISE) && caller.scope().enterprises().contains(enterprise.creditCode())) {
            levels.add(Level.APPLICANT);
        }
        if (caller.has(Roles.CITY_OFFICE)) {
            for (String region : caller.scope().regions()) {
                if (region.endsWith("00") && !region.endsWith("0000") && sameCity(region, enterprise)) {
                    levels.add(Level.CITY);
                } else if (region.equals(enterprise.regionCode()) && !region.endsWith("00")) {
                    levels.add(Level.COUNTY);
                }
            }
        }
        if (caller.has(Roles.PROVINCE_OFFICE) && caller.scope().coversRegion(enterprise.regionCode())) {
            levels.add(Level.PROVINCE);
        }
        return new Actor(caller.userId(), levels);
    }

    private static boolean sameCity(String region, EnterpriseRegistry.Registered enterprise) {
        return enterprise.regionCode().startsWith(region.substring(0, 4));
    }
}

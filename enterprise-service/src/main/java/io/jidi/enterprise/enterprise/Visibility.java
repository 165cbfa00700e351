package io.jidi.enterprise.enterprise;

import io.jidi.platform.page.Where;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.security.DataScope;
import io.jidi.platform.security.Roles;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Which enterprises a caller may see: an office those of its regions, an enterprise's own people only theirs, whatever
 * regions their token names.
 */
@Singleton
class Visibility {

    private static final List<String> OFFICES =
            List.of(Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.AUDITOR);

    private final CallContext call;

    Visibility(CallContext call) {
        this.call = call;
    }

    boolean covers(Enterprise enterprise) {
        return coversRegion(enterprise.regionCode())
                || call.scope().enterprises().contains(enterprise.creditCode());
    }

    boolean coversRegion(String regionCode) {
        return byRegion() && call.scope().coversRegion(regionCode);
    }

    /** The same as a condition on the enterprise under this alias. */
    Where where(String alias) {
        DataScope scope = call.scope();
        Where own = scope.enterprises().isEmpty()
                ? Where.of("1 = :nothing", "nothing", 0)
                : Where.of(alias + ".creditCode in (:ownCodes)", "ownCodes", List.copyOf(scope.enterprises()));
        return byRegion() ? Where.regionIn(alias + ".regionCode", scope).or(own) : own;
    }

    private boolean byRegion() {
        Caller caller = call.caller();
        return OFFICES.stream().anyMatch(caller::has);
    }
}

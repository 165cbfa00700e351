package io.jidi.platform.http;

import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets through only callers whose data scope covers the whole province; the role alone is checked before. */
@Provider
@WholeProvince
@ApplicationScoped
public class ProvinceGate implements ContainerRequestFilter {

    private final CallContext call;
    private final String province;

    public ProvinceGate(CallContext call, @ConfigProperty(name = "jidi.province") String province) {
        this.call = call;
        this.province = province;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!call.scope().coversRegion(province)) {
            throw PlatformProblem.FORBIDDEN.problem(
                    "须有全省（" + province + "）的数据范围", "Needs the data scope of the whole province " + province);
        }
    }
}

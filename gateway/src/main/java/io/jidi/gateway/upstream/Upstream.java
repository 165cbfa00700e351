package io.jidi.gateway.upstream;

import java.util.Locale;

/** The services behind the gateway, in the order of a cursor's components: append only. */
public enum Upstream {
    PROJECT,
    FUND,
    ENTERPRISE,
    EXCHANGE;

    /** The name in {@code jidi.peer.*}: {@code fund}. */
    public String domain() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the process, in paths and in event sources: {@code fund-service}. */
    public String serviceName() {
        return domain() + "-service";
    }
}

package io.jidi.e2e;

import java.util.Locale;

/** The five applications. */
enum Application {
    ENTERPRISE,
    FUND,
    PROJECT,
    EXCHANGE,
    GATEWAY;

    /** The module's folder: {@code fund-service}, {@code gateway}. */
    String module() {
        return this == GATEWAY ? "gateway" : domain() + "-service";
    }

    String domain() {
        return name().toLowerCase(Locale.ROOT);
    }

    String database() {
        return "jidi_" + domain();
    }
}

package io.jidi.e2e;

import java.util.Locale;

/** The five applications, and the one that an operator may add. */
enum Application {
    ENTERPRISE,
    FUND,
    PROJECT,
    EXCHANGE,
    GATEWAY,
    MCP;

    /** The module's folder: {@code fund-service}, {@code gateway}. */
    String module() {
        return switch (this) {
            case GATEWAY -> "gateway";
            case MCP -> "mcp-server";
            default -> domain() + "-service";
        };
    }

    String domain() {
        return name().toLowerCase(Locale.ROOT);
    }

    String database() {
        return "jidi_" + domain();
    }
}

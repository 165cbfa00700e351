package io.jidi.local;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The eight parts of the local stack with their default ports on 127.0.0.1. */
public enum PartName {
    POSTGRES("postgres", 15_432, ""),
    KAFKA("kafka", 19_092, ""),
    ISSUER("issuer", 8_089, ""),
    ENTERPRISE_SERVICE("enterprise-service", 8_083, "jidi_enterprise"),
    FUND_SERVICE("fund-service", 8_082, "jidi_fund"),
    PROJECT_SERVICE("project-service", 8_081, "jidi_project"),
    EXCHANGE_SERVICE("exchange-service", 8_084, "jidi_exchange"),
    GATEWAY("gateway", 8_080, "jidi_gateway");

    private final String word;
    private final int defaultPort;
    private final String database;

    PartName(String word, int defaultPort, String database) {
        this.word = word;
        this.defaultPort = defaultPort;
        this.database = database;
    }

    /** The name on the command line, in files and in folders of the checkout. */
    public String word() {
        return word;
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** Name of the application's database; empty for a part that is no application. */
    public String database() {
        return database;
    }

    public boolean isApplication() {
        return !database.isEmpty();
    }

    /** The environment variable that sets the port, e.g. JIDI_PORT_FUND_SERVICE. */
    public String portVariable() {
        return "JIDI_PORT_" + word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    static List<PartName> applications() {
        return Arrays.stream(values()).filter(PartName::isApplication).toList();
    }

    static Optional<PartName> find(String word) {
        return Arrays.stream(values()).filter(part -> part.word.equals(word)).findFirst();
    }

    /** All names, for messages. */
    static String list() {
        return Arrays.stream(values()).map(PartName::word).collect(Collectors.joining(", "));
    }
}

package io.jidi.fund.compliance.rules;

/** What a verdict, or all verdicts together, mean for the act; the later, the worse. */
public enum Consequence {
    ALLOW,
    NEEDS_OVERRIDE,
    REFUSE;

    static Consequence of(Severity severity) {
        return switch (severity) {
            case INFORM -> ALLOW;
            case WARN -> NEEDS_OVERRIDE;
            case BLOCK -> REFUSE;
        };
    }
}

package io.jidi.project.dispatch.rules;

/** What follows from so many consecutive red months; it stays the answer until a later step is reached. */
public record EscalationStep(String code, String zh, String en, int redMonths) {

    public EscalationStep {
        if (redMonths < 1) {
            throw new IllegalArgumentException("escalation " + code + " after " + redMonths + " red months: need ≥ 1");
        }
    }

    /** Name of the edition parameter that holds {@code redMonths} of the step {@code code}. */
    public static String parameter(String code) {
        return "escalation." + code + ".redMonths";
    }

    String parameter() {
        return parameter(code);
    }
}

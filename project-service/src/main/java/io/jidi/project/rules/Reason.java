package io.jidi.project.rules;

/**
 * Why a rule decided as it did: a stable code for machines and one sentence in each language for people.
 *
 * @param code {@code UPPER_SNAKE}, never changes its meaning
 * @param zh the sentence in Chinese
 * @param en the same sentence in English
 */
public record Reason(String code, String zh, String en) {

    public Reason {
        if (!code.matches("[A-Z][A-Z0-9_]*")) {
            throw new IllegalArgumentException("reason code must be UPPER_SNAKE: '" + code + "'");
        }
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("reason " + code + " must be said in both languages");
        }
    }
}

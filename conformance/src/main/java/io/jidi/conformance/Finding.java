package io.jidi.conformance;

/**
 * What came of a check.
 *
 * @param reason in both languages; empty when it passed
 */
record Finding(Check check, Result result, String reason, long millis) {

    /** As reports say it. */
    enum Result {
        PASS,
        FAIL,
        SKIPPED
    }
}

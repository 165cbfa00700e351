package io.jidi.conformance;

/** A promise that is not kept; the message says in both languages what was promised and what was found. */
final class Broken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Broken(String zh, String en) {
        super(zh + " · " + en, null, false, false);
    }
}

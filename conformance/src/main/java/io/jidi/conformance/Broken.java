package io.jidi.conformance;

/** A promise that is not kept; the message says in both languages what was promised and what was found. */
final class Broken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Broken(String zh, String en) {
        super(zh + " · " + en, null, false, false);
    }

    /** @throws Broken unless it is kept */
    static void require(boolean kept, String zh, String en) {
        if (!kept) {
            throw new Broken(zh, en);
        }
    }
}

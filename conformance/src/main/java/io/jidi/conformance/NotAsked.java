package io.jidi.conformance;

/** What cannot be asked of this installation with these means, and why. */
final class NotAsked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAsked(String zh, String en) {
        super(zh + " · " + en, null, false, false);
    }
}

package io.jidi.platform.id;

/** A text that is no identifier of the wanted kind; the HTTP door answers it with 400 and the wanted prefix. */
public final class InvalidId extends IllegalArgumentException {

    private final String wantedPrefix;

    InvalidId(String wantedPrefix, String text) {
        super("not a " + wantedPrefix + "_ identifier: " + (text.length() > 60 ? text.substring(0, 60) + "…" : text));
        this.wantedPrefix = wantedPrefix;
    }

    public String wantedPrefix() {
        return wantedPrefix;
    }
}

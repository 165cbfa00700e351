package io.jidi.enterprise.criteria;

/** An edition, catalogue or size standard that cannot be used; the message names the place in the file. */
public final class InvalidEdition extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String place;

    InvalidEdition(String place, String problem) {
        super(place + ": " + problem);
        this.place = place;
    }

    InvalidEdition(String place, Exception cause) {
        super(place + ": " + cause.getMessage(), cause);
        this.place = place;
    }

    /** Path in the file, such as {@code srdi-2026.yaml/criteria[3]/test}. */
    public String place() {
        return place;
    }
}

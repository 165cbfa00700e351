package io.jidi.enterprise.criteria;

/** An edition, catalogue or size standard that cannot be used; the message names the place in the file. */
public final class InvalidEdition extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String place;
    private final String problem;

    InvalidEdition(String place, String problem) {
        super(place + ": " + problem);
        this.place = place;
        this.problem = problem;
    }

    InvalidEdition(String place, Exception cause) {
        super(place + ": " + cause.getMessage(), cause);
        this.place = place;
        this.problem = String.valueOf(cause.getMessage());
    }

    /** Path in the file, such as {@code srdi-2026.yaml/criteria[3]/test}. */
    public String place() {
        return place;
    }

    /** The place as a JSON Pointer: {@code /criteria/3/test}. */
    String pointer() {
        return place.replaceAll("\\[(\\d+)]", "/$1").replaceAll("/$", "");
    }

    String problem() {
        return problem;
    }
}

package io.jidi.enterprise.criteria.rules;

/** A first application, or the re-assessment (复核) of a title already held. Some criteria apply to one of them only. */
public enum ApplicationKind {
    NEW("新申请", "new application"),
    REVIEW("复核", "re-assessment");

    private final Wording wording;

    ApplicationKind(String zh, String en) {
        this.wording = new Wording(zh, en);
    }

    public Wording wording() {
        return wording;
    }
}

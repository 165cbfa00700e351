package io.jidi.enterprise.criteria.rules;

/**
 * What a rule, a parameter or a value cannot be, in both languages: whoever drafts an edition reads it.
 * {@link #getMessage()} is the English one.
 */
public final class Refused extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String zh;

    Refused(String zh, String en) {
        super(en);
        this.zh = zh;
    }

    /** The Chinese message, without the place. */
    public String zh() {
        return zh;
    }
}

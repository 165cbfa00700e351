package io.jidi.exchange.dataset.rules;

/**
 * How sensitive a field of general data is, 1 to 4 (GB/T 43697-2024, annex H; the sub-grades are [M]). A platform is granted
 * a grade and sees fields up to it; L4 leaves the house for nobody.
 */
public enum Grade {
    /** Public summary. */
    L1,
    /** Monthly figures, elements. */
    L2,
    /** Personal contact; shown only masked. */
    L3,
    /** Not shared. */
    L4;

    public boolean covers(Grade field) {
        return field != L4 && field.compareTo(this) <= 0;
    }
}

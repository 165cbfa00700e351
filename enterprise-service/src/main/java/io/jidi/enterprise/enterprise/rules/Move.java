package io.jidi.enterprise.enterprise.rules;

/** How far a relocation goes, by the regions of GB/T 2260 (domain reference 6.2): province 2 digits, city 4, county 6. */
public enum Move {
    WITHIN_CITY,
    WITHIN_PROVINCE,
    OUT_OF_PROVINCE,
    /** Comes back, or comes from another province. */
    INTO_PROVINCE;

    /**
     * Judges a move.
     *
     * @param from region left; another province when the enterprise had gone there
     * @param to region entered
     * @param home region that looks after the enterprise, whose province is home
     */
    public static Move of(String from, String to, String home) {
        boolean fromHome = sameProvince(from, home);
        if (!sameProvince(to, home)) {
            return OUT_OF_PROVINCE;
        }
        if (!fromHome) {
            return INTO_PROVINCE;
        }
        return from.substring(0, 4).equals(to.substring(0, 4)) ? WITHIN_CITY : WITHIN_PROVINCE;
    }

    private static boolean sameProvince(String one, String other) {
        return one.substring(0, 2).equals(other.substring(0, 2));
    }
}

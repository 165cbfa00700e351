package io.jidi.enterprise.enterprise.rules;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Region codes of GB/T 2260 as far as the service knows the table (domain reference 6.2): every province, and the cities of
 * Anhui. Districts and counties are taken on trust inside a known city. 340900 is unused, 341400 (巢湖) ended in 2011 and
 * is left to old credit codes: neither is a place where an enterprise can be looked after today.
 */
public final class RegionCode {

    private static final Pattern SIX_DIGITS = Pattern.compile("\\d{6}");
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82");
    private static final Set<String> ANHUI_CITIES = Set.of(
            "00", "01", "02", "03", "04", "05", "06", "07", "08", "10", "11", "12", "13", "15", "16", "17", "18");
    private static final String ANHUI = "34";

    private RegionCode() {}

    public static boolean isKnown(String code) {
        return SIX_DIGITS.matcher(code).matches()
                && PROVINCES.contains(code.substring(0, 2))
                && (!code.startsWith(ANHUI) || ANHUI_CITIES.contains(code.substring(2, 4)))
                // A district cannot lie in no city.
                && (!code.startsWith("00", 2) || code.endsWith("00"));
    }
}

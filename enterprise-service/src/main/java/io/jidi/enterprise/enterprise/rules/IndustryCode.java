package io.jidi.enterprise.enterprise.rules;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Industry codes of GB/T 4754-2017 (domain reference 6.3): a section letter, two to four digits of a division, group or
 * class, or both; where both are given they must agree.
 */
public final class IndustryCode {

    private static final Pattern FORM = Pattern.compile("([A-T])?(\\d{2})?(\\d{0,2})");

    /** First and last division of each section. */
    private record Divisions(int first, int last) {}

    private static final Map<String, Divisions> SECTIONS = Map.ofEntries(
            Map.entry("A", new Divisions(1, 5)),
            Map.entry("B", new Divisions(6, 12)),
            Map.entry("C", new Divisions(13, 43)),
            Map.entry("D", new Divisions(44, 46)),
            Map.entry("E", new Divisions(47, 50)),
            Map.entry("F", new Divisions(51, 52)),
            Map.entry("G", new Divisions(53, 60)),
            Map.entry("H", new Divisions(61, 62)),
            Map.entry("I", new Divisions(63, 65)),
            Map.entry("J", new Divisions(66, 69)),
            Map.entry("K", new Divisions(70, 70)),
            Map.entry("L", new Divisions(71, 72)),
            Map.entry("M", new Divisions(73, 75)),
            Map.entry("N", new Divisions(76, 79)),
            Map.entry("O", new Divisions(80, 82)),
            Map.entry("P", new Divisions(83, 83)),
            Map.entry("Q", new Divisions(84, 85)),
            Map.entry("R", new Divisions(86, 90)),
            Map.entry("S", new Divisions(91, 96)),
            Map.entry("T", new Divisions(97, 97)));

    private IndustryCode() {}

    public static boolean isKnown(String code) {
        Matcher parts = FORM.matcher(code);
        if (code.isEmpty() || !parts.matches()) {
            return false;
        }
        String section = parts.group(1);
        String division = parts.group(2);
        if (division == null) {
            return section != null && parts.group(3).isEmpty();
        }
        int number = Integer.parseInt(division);
        return SECTIONS.entrySet().stream()
                .filter(entry -> section == null || entry.getKey().equals(section))
                .map(Map.Entry::getValue)
                .anyMatch(range -> number >= range.first() && number <= range.last());
    }
}

package io.jidi.platform.security;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which data a caller may see: regions (GB/T 2260, a province or city covers what lies below it), bases, funds and
 * enterprises by code. Parsed from the token's {@code scopes}: {@code region:340100}, {@code base:VOICE},
 * {@code fund:AI-THEME}, {@code enterprise:91340000711771143J}.
 */
public record DataScope(Set<String> regions, Set<String> bases, Set<String> funds, Set<String> enterprises) {

    private static final Pattern REGION = Pattern.compile("\\d{6}");
    private static final String EVERYTHING = "000000";

    public DataScope {
        for (String region : regions) {
            if (!REGION.matcher(region).matches()) {
                throw new IllegalArgumentException("a region is six digits of GB/T 2260: " + region);
            }
        }
        regions = Set.copyOf(regions);
        bases = Set.copyOf(bases);
        funds = Set.copyOf(funds);
        enterprises = Set.copyOf(enterprises);
    }

    /** The scope of the system's own work. No token grants it. */
    public static DataScope everything() {
        return new DataScope(Set.of(EVERYTHING), Set.of(), Set.of(), Set.of());
    }

    public static DataScope none() {
        return parse(Set.of());
    }

    /** Reads the entries of a token. An entry of unknown kind grants nothing. */
    public static DataScope parse(Collection<String> entries) {
        return new DataScope(
                ofKind(entries, "region:").stream()
                        .filter(region -> !region.equals(EVERYTHING))
                        .collect(Collectors.toSet()),
                ofKind(entries, "base:"),
                ofKind(entries, "fund:"),
                ofKind(entries, "enterprise:"));
    }

    public boolean coversRegion(String region) {
        for (String covering : regions) {
            // Asked for each event and each open stream: without a copy of the code.
            if (region.regionMatches(0, covering, 0, significant(covering))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The beginnings of the region codes that are covered: {@code 34} for the province 340000, {@code 3401} for the city
     * 340100, the empty text for everything.
     */
    public Set<String> regionPrefixes() {
        return regions.stream()
                .map(region -> region.substring(0, significant(region)))
                .collect(Collectors.toSet());
    }

    /** How many digits of a code name a place; pairs of noughts at its end say "all of it". */
    private static int significant(String region) {
        int digits = region.length();
        while (digits >= 2 && region.startsWith("00", digits - 2)) {
            digits -= 2;
        }
        return digits;
    }

    /**
     * Whether the holder may see something marked with these entries, comma-separated as on an event's
     * {@code datascope}: one covered entry suffices; something without a mark is for every user.
     */
    public boolean sees(String mark) {
        if (mark.isEmpty()) {
            return true;
        }
        for (String entry : mark.split(",")) {
            String code = entry.substring(entry.indexOf(':') + 1);
            boolean covered = switch (entry.substring(0, entry.indexOf(':') + 1)) {
                case "region:" -> coversRegion(code);
                case "base:" -> bases.contains(code);
                case "fund:" -> funds.contains(code);
                case "enterprise:" -> enterprises.contains(code);
                default -> false;
            };
            if (covered) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> ofKind(Collection<String> entries, String kind) {
        return entries.stream()
                .filter(entry -> entry.startsWith(kind))
                .map(entry -> entry.substring(kind.length()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

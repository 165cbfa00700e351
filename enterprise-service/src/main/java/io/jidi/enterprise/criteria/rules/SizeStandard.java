package io.jidi.enterprise.criteria.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The size classes of one edition of 中小企业划型标准规定 (domain reference 5). A class needs every metric of its industry at or
 * above its lower limit; what fails one drops to the next. The upper limits exclude their number (X &lt; 1000).
 */
public record SizeStandard(String id, Wording name, List<Industry> industries) {

    /**
     * @param codes GB/T 4754 codes this row covers: a section letter or leading digits; the longest match decides
     * @param limits per metric the lower limits of large, medium and small
     * @param confirmed false while the limits are not confirmed by a document that was read; shown with the class
     */
    public record Industry(Wording name, List<String> codes, Map<Metric, List<Fraction>> limits, boolean confirmed) {

        public Industry {
            limits.forEach((metric, lower) -> {
                if (lower.size() != 3
                        || lower.get(0).compareTo(lower.get(1)) <= 0
                        || lower.get(1).compareTo(lower.get(2)) <= 0) {
                    throw new IllegalArgumentException(
                            name.en() + ", " + metric + ": needs three falling lower limits (large, medium, small)");
                }
            });
        }
    }

    /** What size is measured by; each industry uses one or two. */
    public enum Metric {
        EMPLOYEES,
        REVENUE,
        ASSETS
    }

    /** The row for a code such as I6513, C39 or 65; empty when the standard does not cover it (finance, government …). */
    public Optional<Industry> industry(String code) {
        String digits = code.replaceFirst("^[A-Z]", "");
        String wanted = digits.isEmpty() ? code : digits;
        Industry best = null;
        int longest = 0;
        for (Industry industry : industries) {
            for (String covered : industry.codes()) {
                if (covered.length() > longest && wanted.startsWith(covered)) {
                    best = industry;
                    longest = covered.length();
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The classes still possible with the known metrics: exactly one when all needed ones are known. */
    static Set<SizeClass> possible(Industry industry, Map<Metric, Fraction> known) {
        EnumSet<SizeClass> possible = EnumSet.noneOf(SizeClass.class);
        for (SizeClass size : List.of(SizeClass.LARGE, SizeClass.MEDIUM, SizeClass.SMALL)) {
            Status reached = reached(industry, known, size.ordinal());
            if (reached != Status.NOT_MET) {
                possible.add(size);
            }
            if (reached == Status.MET) {
                return possible;
            }
        }
        possible.add(SizeClass.MICRO);
        return possible;
    }

    private static Status reached(Industry industry, Map<Metric, Fraction> known, int level) {
        return Status.all(industry.limits().entrySet().stream()
                .map(entry -> {
                    @Nullable Fraction value = known.get(entry.getKey());
                    if (value == null) {
                        return Status.UNKNOWN;
                    }
                    return value.compareTo(entry.getValue().get(level)) >= 0 ? Status.MET : Status.NOT_MET;
                })
                .toList());
    }
}

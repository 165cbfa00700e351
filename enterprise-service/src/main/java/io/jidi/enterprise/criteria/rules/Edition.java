package io.jidi.enterprise.criteria.rules;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One dated version of a standard, read once and evaluated any number of times. Immutable and safe for many threads.
 *
 * @param id SRDI-2026 …
 * @param standard the standard whose editions replace each other: SRDI, UNI-GEI …
 * @param scope where it applies: CN, or a region code for local standards
 * @param criteria judged in this order
 * @param profiles tiers, highest first
 * @param withheld tiers that exist but whose thresholds were not found: shown, never judged
 * @param digest SHA-256 of the file and parameters it was read from, so that a replay can prove it used the same rule
 */
public record Edition(
        String id,
        String standard,
        String scope,
        Wording name,
        Wording document,
        @Nullable String url,
        List<Validity> validity,
        Map<String, Parameter> parameters,
        List<Criterion> criteria,
        List<Profile> profiles,
        List<Withheld> withheld,
        String digest) {

    /** A tier without thresholds, and why. */
    public record Withheld(String tier, Wording name, Wording reason) {}

    /** The scope of a standard of the whole country. */
    public static final String NATIONAL = "CN";

    private static final Pattern REGION = Pattern.compile("\\d{6}");

    public Edition {
        if (!scope.equals(NATIONAL) && !REGION.matcher(scope).matches()) {
            throw new Refused(
                    "适用范围“" + scope + "”既不是 CN 也不是六位行政区划代码",
                    "scope \"" + scope + "\" is neither CN nor a region of six digits");
        }
    }

    /** Digits of a region code that have to agree: none for the country, two for a province, four for a city, else six. */
    public int precision() {
        if (scope.equals(NATIONAL)) {
            return 0;
        }
        return scope.endsWith("0000") ? 2 : scope.endsWith("00") ? 4 : 6;
    }

    /** Whether enterprises of that region (GB/T 2260) are judged by it. */
    public boolean covers(String regionCode) {
        return regionCode.startsWith(scope.equals(NATIONAL) ? "" : scope.substring(0, precision()));
    }

    /** The same edition, giving way to a successor from its first day on. The digest is of the rule, which stays. */
    public Edition givingWayTo(Validity successor) {
        List<Validity> periods = validity.stream()
                .map(period -> period.overlaps(successor)
                        ? new Validity(
                                period.kind(), period.from(), successor.from().minusDays(1), period.confirmed())
                        : period)
                .toList();
        return new Edition(
                id, standard, scope, name, document, url, periods, parameters, criteria, profiles, withheld, digest);
    }

    public boolean inForce(ApplicationKind kind, LocalDate applicationDate) {
        return validity.stream().anyMatch(period -> period.covers(kind, applicationDate));
    }

    /** Judges every criterion once and every tier from them. The edition need not be in force: what-if asks for others. */
    public Assessment assess(EnterpriseFacts facts, AssessmentContext context) {
        @Nullable CriterionResult[] results = new CriterionResult[criteria.size()];
        Scope scope = new Scope(facts, context, results);
        for (int i = 0; i < results.length; i++) {
            results[i] = criteria.get(i).judge(scope);
        }
        List<ProfileResult> tiers =
                profiles.stream().map(profile -> profile.judge(scope)).toList();
        return new Assessment(this, facts, context, scope.all(), tiers);
    }

    /** Every field the edition may read, in the order of its criteria: what an input snapshot has to hold. */
    public Set<Indicator> reads() {
        Set<Indicator> fields = new LinkedHashSet<>();
        criteria.forEach(criterion -> criterion.reads(fields::add));
        return fields;
    }
}

package io.jidi.project;

import io.jidi.platform.page.Where;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.DataScope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may read and write what is marked with a region, a base and an owner. What is marked with the province is for everybody. */
public final class Territory {

    public static final String PROVINCE = "340000";

    private Territory() {}

    /** The mark that events carry, comma-separated. */
    public static String mark(String region, @Nullable String base, @Nullable String owner) {
        return "region:" + region
                + (base == null ? "" : ",base:" + base)
                + (owner == null ? "" : ",enterprise:" + owner);
    }

    /** Whether the holder may see it. */
    public static boolean sees(DataScope scope, String region, @Nullable String base, @Nullable String owner) {
        return region.equals(PROVINCE) || scope.sees(mark(region, base, owner));
    }

    /**
     * The same as a condition over three columns.
     *
     * @param prefix alias with its dot, {@code e.}
     */
    public static Where readable(String prefix, DataScope scope) {
        return Where.regionIn(prefix + "regionCode", scope)
                .or(Where.of(prefix + "regionCode = :province", "province", PROVINCE))
                .or(in(prefix + "baseCode", "scopeBases", scope.bases()))
                .or(in(prefix + "ownerCreditCode", "scopeEnterprises", scope.enterprises()));
    }

    /** The same for what has a region only. */
    public static Where readableRegion(String prefix, DataScope scope) {
        return Where.regionIn(prefix + "regionCode", scope)
                .or(Where.of(prefix + "regionCode = :province", "province", PROVINCE));
    }

    /**
     * Writing needs the region or the base itself: a city writes for itself, not for the province.
     *
     * @throws io.jidi.platform.problem.Problem 403
     */
    public static void requireWritable(DataScope scope, String region, @Nullable String base) {
        if (!scope.sees(mark(region, base, null))) {
            throw PlatformProblem.FORBIDDEN.problem(
                    "数据范围不含 " + mark(region, base, null), mark(region, base, null) + " is outside the caller's scope");
        }
    }

    private static Where in(String path, String parameter, Set<String> codes) {
        return codes.isEmpty()
                ? new Where("1 = 0", java.util.Map.of())
                : Where.of(path + " in (:" + parameter + ")", parameter, codes);
    }
}

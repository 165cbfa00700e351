package io.jidi.project.base;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A project the policy names. The policy gives no status, place or figure, so those are null until someone knows them.
 *
 * @param region city, only where the name says so
 * @param suggestedBase base the name points to, or null; a suggestion, the policy does not say
 * @param restricted true for civil-military projects (row 81): restricted visibility
 * @param totalInvestment yuan
 * @param start month {@code YYYY-MM}
 * @param completion month {@code YYYY-MM}
 */
public record NamedProject(
        String code,
        String nameZh,
        String nameEn,
        int policyRow,
        String section,
        @Nullable String region,
        @Nullable String suggestedBase,
        boolean restricted,
        @Nullable String status,
        @Nullable BigDecimal totalInvestment,
        @Nullable String start,
        @Nullable String completion,
        String note) {}

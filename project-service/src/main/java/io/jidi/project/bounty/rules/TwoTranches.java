package io.jidi.project.bounty.rules;

import io.jidi.project.rules.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The provincial rule of 2022: a first tranche of at most half of what the sponsor first pays the solver, the rest after
 * acceptance.
 *
 * @param first yuan, before acceptance
 * @param rest yuan, after acceptance; together they are the grant
 * @param warnings for people; nothing is stopped
 */
public record TwoTranches(BigDecimal first, BigDecimal rest, List<Reason> warnings) {

    public static TwoTranches of(BigDecimal grant, BigDecimal sponsorFirst, BountyTerms terms) {
        BigDecimal first = sponsorFirst
                .multiply(terms.sponsorShare())
                .setScale(2, RoundingMode.DOWN)
                .min(grant);
        @Nullable BigDecimal cap = terms.beforeAcceptanceCap();
        if (cap != null) {
            first = first.min(grant.multiply(cap).setScale(2, RoundingMode.DOWN));
        }
        List<Reason> warnings = first.compareTo(grant) < 0
                ? List.of()
                : List.of(new Reason(
                        "ALL_BEFORE_ACCEPTANCE",
                        "验收前已拨付全部资金，与“验收后拨付其余”的用意不符",
                        "All is paid before acceptance, which defeats the rest after acceptance"));
        return new TwoTranches(first.setScale(2), grant.subtract(first).setScale(2), warnings);
    }
}

package io.jidi.fund.reinvestment.rules;

import java.math.BigDecimal;
import java.util.List;

/**
 * Money in one enterprise, and what was found about it.
 *
 * @param key of the investment; the same in two scopes is two tranches
 * @param invested yuan paid
 * @param facts in the order in which they became known
 */
public record Tranche(String key, BigDecimal invested, List<Fact> facts) {

    public Tranche {
        facts = List.copyOf(facts);
    }
}

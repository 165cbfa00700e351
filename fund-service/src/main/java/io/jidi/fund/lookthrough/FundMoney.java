package io.jidi.fund.lookthrough;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.lookthrough.rules.Fraction;
import io.jidi.fund.lookthrough.rules.Ownership.Tier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;

/** Whose money is in a fund, in the end, by tier. The door of this feature for the others. */
@ApplicationScoped
public class FundMoney {

    private final OwnershipGraph graph;

    FundMoney(OwnershipGraph graph) {
        this.graph = graph;
    }

    /**
     * By tier; adds up to one, or is empty for a fund without commitments.
     *
     * @throws io.jidi.platform.problem.Problem 409 where the holdings go round in a circle or exceed the whole
     */
    public Map<Tier, Fraction> on(FundId fund, LocalDate day) {
        return LookThrough.sound(graph.on(day)).moneyIn(OwnershipGraph.key(fund));
    }
}

package io.jidi.fund.distribution;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was made of proceeds that turn out to be others. The door of this feature for the correction of an exit or an income. */
@ApplicationScoped
public class ProposedDistributions {

    /** The distribution and those that took its place. */
    private static final String CHAIN = "with recursive chain as (select id from distribution where id = ?"
            + " union select d.id from distribution d join chain c on d.corrects = c.id)"
            + " select d.id from distribution d join chain c on c.id = d.id where d.state in (";

    private final Distributions distributions;
    private final DecideDistribution decide;
    private final Sql sql;

    ProposedDistributions(Distributions distributions, DecideDistribution decide, Sql sql) {
        this.distributions = distributions;
        this.decide = decide;
        this.sql = sql;
    }

    /**
     * @throws io.jidi.platform.problem.Problem 409 when one was approved: it is corrected first
     */
    public void requireNoneApproved(@Nullable DistributionId id) {
        for (UUID approved : inState(id, "'APPROVED', 'PAID'")) {
            int number = distributions.find(new DistributionId(approved)).number();
            throw FundProblem.FUND_CORRECTION_BLOCKED.problem(
                    "第 " + number + " 次分配已批准，请先更正该次分配", "Distribution " + number + " is approved; correct it first");
        }
    }

    /** What was only proposed is withdrawn. */
    public void withdrawProposed(Fund fund, @Nullable DistributionId id, String reason) {
        for (UUID proposed : inState(id, "'PROPOSED'")) {
            decide.withdraw(fund, distributions.locked(new DistributionId(proposed)), reason);
        }
    }

    private List<UUID> inState(@Nullable DistributionId id, String states) {
        return id == null
                ? List.of()
                : sql.list(CHAIN + states + ") order by d.number", row -> row.getObject(1, UUID.class), id.value());
    }
}

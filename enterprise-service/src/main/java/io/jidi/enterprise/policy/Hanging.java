package io.jidi.enterprise.policy;

import io.jidi.enterprise.stake.Stake;
import io.jidi.platform.money.Money;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What hangs on the enterprises of a group that rise, and on those that fall. */
@Schema(name = "Hanging")
record Hanging(Sum rise, Sum fall) {

    /** Fund money and projects of several enterprises. */
    @Schema(name = "HangingSum")
    record Sum(
            @Schema(description = "有基金投资或项目的企业数 | Enterprises on which anything hangs")
            long enterprises,

            @Schema(description = "基金与企业的投资项目数，仅省主管部门可见 | Deals of funds; shown to the provincial office only")
            long deals,

            @Schema(
                    description =
                            "尚未退出的投资成本，按币种，仅省主管部门可见 | Cost of what funds still hold, by currency; shown to the provincial office only")
            List<Money> costHeld,

            @Schema(description = "未退库的项目数 | Projects that have not left the library")
            long projects,

            @Schema(description = "项目总投资 | Total investment of the projects")
            Money projectInvestment) {}

    /** Both sums while they grow. */
    static final class Sums {
        private final Growing rise = new Growing();
        private final Growing fall = new Growing();

        void add(Stake stake, boolean rises) {
            (rises ? rise : fall).add(stake);
        }

        Hanging sums() {
            return new Hanging(rise.sum(), fall.sum());
        }
    }

    private static final class Growing {
        private long enterprises;
        private long deals;
        private long projects;
        private Money projectInvestment = Money.zero(Money.CNY);
        private final Map<String, Money> costHeld = new TreeMap<>();

        void add(Stake stake) {
            enterprises++;
            deals += stake.funds().stream()
                    .map(Stake.FundStake::dealId)
                    .distinct()
                    .count();
            for (Stake.FundStake fund : stake.funds()) {
                if (fund.costHeld() != null) {
                    costHeld.merge(fund.costHeld().currency(), fund.costHeld(), Money::plus);
                }
            }
            projects += stake.projects().size();
            for (Stake.ProjectStake project : stake.projects()) {
                if (project.totalInvestment() != null) {
                    projectInvestment = projectInvestment.plus(project.totalInvestment());
                }
            }
        }

        Sum sum() {
            return new Sum(enterprises, deals, List.copyOf(costHeld.values()), projects, projectInvestment);
        }
    }
}

package io.jidi.fund.settlement;

import io.jidi.fund.FundProblem;
import io.jidi.fund.distribution.CarryAccounts;
import io.jidi.fund.fund.Fund;
import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import io.jidi.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Works out how much carry may leave the escrow: all but what would have to go back today; writes nothing. */
@ApplicationScoped
class PlanEscrowRelease {

    private final CarryAccounts accounts;
    private final PlanClawback clawback;
    private final Settlements settlements;

    PlanEscrowRelease(CarryAccounts accounts, PlanClawback clawback, Settlements settlements) {
        this.accounts = accounts;
        this.clawback = clawback;
        this.settlements = settlements;
    }

    /** @param wanted null: all that may leave */
    Plan plan(Fund fund, @Nullable Money wanted, LocalDate day) {
        if (settlements.hasOpen(fund, SettlementKind.CLAWBACK)) {
            throw FundProblem.FUND_SETTLEMENT_OPEN.problem(
                    "回拨尚未了结，暂存不能释放", "While a clawback is open nothing leaves the escrow");
        }
        CarryAccounts.Standing standing = accounts.standing(fund, day);
        Money held = standing.escrow();
        Money needed = clawback.needed(fund, standing);
        Money free = held.compareTo(needed) > 0 ? held.minus(needed) : Money.zero(fund.currency());
        Money amount = wanted == null ? free : wanted;
        if (amount.compareTo(free) > 0) {
            throw FundProblem.FUND_ESCROW_EXCEEDED.at(
                    "/amount/amount",
                    "暂存 " + held.plain() + "，按当日测算须留 " + needed.plain() + "，可释放 " + free.plain(),
                    "Of " + held.plain() + " in escrow " + needed.plain() + " must stay by today's test; "
                            + free.plain() + " may leave");
        }
        Map<UUID, Money> parts = parts(amount, standing);
        Map<UUID, Plan.Debt> debts = new TreeMap<>();
        parts.forEach((partner, part) -> debts.put(partner, new Plan.Debt(part, Money.zero(fund.currency()))));
        return new Plan(
                SettlementKind.ESCROW_RELEASE,
                amount,
                Plan.lines(fund.currency(), debts, parts),
                Map.of(),
                List.of(
                        new Plan.Step(Text.of("暂存业绩报酬", "Carry in escrow"), held),
                        new Plan.Step(Text.of("按当日回拨测算须留存", "Must stay by today's test of a clawback"), needed),
                        new Plan.Step(Text.of("本次释放", "Leaves now"), amount)));
    }

    private static Map<UUID, Money> parts(Money amount, CarryAccounts.Standing standing) {
        Map<UUID, BigDecimal> weights = new TreeMap<>();
        standing.holders().forEach((partner, holder) -> {
            if (holder.escrow().isPositive()) {
                weights.put(partner, holder.escrow().amount());
            }
        });
        return amount.isZero() ? Map.of() : new TreeMap<>(Allocation.largestRemainder(amount, weights));
    }
}

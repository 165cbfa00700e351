package io.jidi.fund.investment;

import io.jidi.fund.FundProblem;
import io.jidi.fund.deal.DealId;
import io.jidi.fund.fund.ActGate;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PlannedAct;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Promises money to an enterprise or a sub-fund; nothing is paid yet. */
@ApplicationScoped
class MakeInvestment {

    private final EntityManager entities;
    private final Funds funds;
    private final ActGate gate;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Sql sql;

    MakeInvestment(EntityManager entities, Funds funds, ActGate gate, AuditTrail audit, Uuid7 ids, Sql sql) {
        this.entities = entities;
        this.funds = funds;
        this.gate = gate;
        this.audit = audit;
        this.ids = ids;
        this.sql = sql;
    }

    /**
     * One tranche.
     *
     * @param dealId of this fund; or
     * @param subFundId a fund one layer below
     * @param ownershipRate what it gives of the target, 0 to 1; null while not known
     */
    record Request(
            @NotNull FundId fundId,
            @Nullable DealId dealId,
            @Nullable FundId subFundId,
            @Min(1) int tranche,
            @NotNull Instrument instrument,
            @NotNull Money committed,

            @Nullable @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 10)
            BigDecimal ownershipRate) {}

    Investment execute(Request request) {
        Fund fund = funds.locked(request.fundId());
        if (!fund.state().invests()) {
            throw FundProblem.FUND_NOT_INVESTING.problem(
                    "基金处于 " + fund.state() + "，不能投资", "The fund is " + fund.state() + " and does not invest");
        }
        fund.requirePositive("/committed", request.committed());
        requireTarget(fund, request);
        gate.admit(PlannedAct.investment(
                fund.id(),
                gate.today(),
                request.committed(),
                request.instrument().name(),
                request.dealId() == null ? null : request.dealId().wire(),
                request.subFundId()));
        Investment investment = new Investment(new InvestmentId(ids.next()), fund.id(), request);
        entities.persist(investment);
        entities.flush();
        audit.record("MAKE_INVESTMENT", investment.id().wire(), null, null, InvestmentView.of(investment));
        return investment;
    }

    private void requireTarget(Fund fund, Request request) {
        DealId deal = request.dealId();
        FundId subFund = request.subFundId();
        if ((deal == null) == (subFund == null)) {
            throw FundProblem.FUND_INVESTMENT_TARGET.at("/dealId", "须指明一个项目或一个子基金", "Name one deal or one sub-fund");
        }
        if (deal != null
                && sql.number(
                                "select count(*) from deal where id = ? and fund_id = ?",
                                deal.value(),
                                fund.id().value())
                        == 0) {
            throw PlatformProblem.NOT_FOUND.at("/dealId", "该基金没有这个项目", "The fund has no such deal");
        }
        if (subFund != null) {
            Fund below = funds.visible(subFund);
            if (below.layer().ordinal() <= fund.layer().ordinal()) {
                throw FundProblem.FUND_PARENT_INVALID.at("/subFundId", "只能投资下层基金", "Only a fund of a lower layer");
            }
        }
        if (sql.number(
                        "select count(*) from investment where fund_id = ? and tranche = ?"
                                + " and deal_id is not distinct from ? and sub_fund_id is not distinct from ?",
                        fund.id().value(),
                        request.tranche(),
                        deal == null ? null : deal.value(),
                        subFund == null ? null : subFund.value())
                > 0) {
            throw FundProblem.FUND_INVESTMENT_EXISTS.at("/tranche", "该批次已登记", "The tranche is registered already");
        }
    }
}

package io.jidi.fund.distribution;

import io.jidi.fund.FundProblem;
import io.jidi.fund.capitalcall.PaidIn;
import io.jidi.fund.commitment.Commitments;
import io.jidi.fund.commitment.Partner;
import io.jidi.fund.commitment.PartnerKind;
import io.jidi.fund.distribution.rules.FundWaterfall;
import io.jidi.fund.distribution.rules.WaterfallTerms;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundTerms;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.rules.DayCount;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Brings a fund's terms, payments and earlier distributions to the waterfall; without such terms all is pro rata. */
@ApplicationScoped
class Waterfalls {

    static final WaterfallTerms PRO_RATA = new WaterfallTerms(
            BigDecimal.ZERO,
            WaterfallTerms.Hurdle.SIMPLE,
            DayCount.ACT_365,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            WaterfallTerms.Account.TIER_ACCOUNT);

    private final Funds funds;
    private final Commitments commitments;
    private final PaidIn paidIn;
    private final Sql sql;

    Waterfalls(Funds funds, Commitments commitments, PaidIn paidIn, Sql sql) {
        this.funds = funds;
        this.commitments = commitments;
        this.paidIn = paidIn;
        this.sql = sql;
    }

    /** How cash of a day would be shared out; writes nothing. */
    FundWaterfall.Proposal propose(Fund fund, LocalDate day, Money cash) {
        List<FundWaterfall.Contribution> contributions = contributions(fund, day);
        if (contributions.isEmpty()) {
            throw FundProblem.FUND_NOTHING_PAID_IN.problem();
        }
        List<FundWaterfall.Earlier> earlier = earlier(fund);
        Optional<FundWaterfall.Earlier> later =
                earlier.stream().filter(one -> one.day().isAfter(day)).findFirst();
        if (later.isPresent()) {
            throw FundProblem.FUND_DISTRIBUTION_ORDER.at(
                    "/valueDate",
                    "已有 " + later.get().day() + " 的分配",
                    "There is a distribution of " + later.get().day());
        }
        Optional<FundTerms.WaterfallClause> clause = funds.termsOn(fund, day).agreedWaterfall();
        WaterfallTerms terms = clause.map(Waterfalls::terms).orElse(PRO_RATA);
        Set<UUID> generalPartners = commitments.partners(fund).stream()
                .filter(partner -> partner.kind() == PartnerKind.GP)
                .map(Partner::id)
                .map(id -> id.value())
                .collect(Collectors.toSet());
        if (generalPartners.isEmpty() && terms.carryRate().signum() > 0) {
            throw FundProblem.FUND_CARRY_WITHOUT_RECIPIENT.problem();
        }
        Map<UUID, BigDecimal> points = new TreeMap<>();
        generalPartners.forEach(partner -> points.put(partner, BigDecimal.ONE));
        return FundWaterfall.propose(new FundWaterfall.Input(
                terms,
                contributions,
                earlier,
                day,
                cash,
                outside(contributions, generalPartners),
                points,
                BigDecimal.ZERO));
    }

    /** The general partners' own money bears no carry; those who paid nothing have none. */
    static Set<UUID> outside(List<FundWaterfall.Contribution> contributions, Set<UUID> generalPartners) {
        return contributions.stream()
                .map(FundWaterfall.Contribution::partner)
                .filter(generalPartners::contains)
                .collect(Collectors.toSet());
    }

    private List<FundWaterfall.Contribution> contributions(Fund fund, LocalDate day) {
        return paidIn.of(fund, day).stream()
                .map(one -> new FundWaterfall.Contribution(one.partner(), one.day(), one.amount()))
                .toList();
    }

    private List<FundWaterfall.Earlier> earlier(Fund fund) {
        return sql.list(
                "select d.value_date, coalesce((select sum(t.amount) from distribution_tier t"
                        + " where t.distribution_id = d.id and t.tier <> 'OUTSIDE_CARRY'), 0)"
                        + " from distribution d where d.fund_id = ? and d.state in ('APPROVED', 'PAID')"
                        + " order by d.value_date, d.number",
                row -> new FundWaterfall.Earlier(
                        row.getObject(1, LocalDate.class), new Money(row.getBigDecimal(2), fund.currency())),
                fund.id().value());
    }

    static WaterfallTerms terms(FundTerms.WaterfallClause clause) {
        if (clause.scope() == FundTerms.WaterfallScope.DEAL_BY_DEAL) {
            throw FundProblem.FUND_WATERFALL_NOT_OFFERED.problem(
                    "逐项目分配条款须按项目测算，不能按整体基金分配", "Deal-by-deal terms are not shared out over the whole fund");
        }
        // Better no payment than carry in the manager's hands that the partners agreed to hold back.
        BigDecimal escrow = clause.escrowRate();
        if (escrow != null && escrow.signum() > 0) {
            throw FundProblem.FUND_WATERFALL_NOT_OFFERED.problem(
                    "条款约定暂存部分业绩报酬，系统尚不能暂存", "The terms hold carry back in escrow, which cannot be booked yet");
        }
        return new WaterfallTerms(
                clause.hurdleRate(),
                WaterfallTerms.Hurdle.valueOf(clause.hurdle().name()),
                clause.dayCount(),
                clause.carryRate(),
                clause.catchUpRate(),
                WaterfallTerms.Account.valueOf(clause.account().name()));
    }
}

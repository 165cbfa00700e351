package io.jidi.fund.distribution;

import io.jidi.fund.FundProblem;
import io.jidi.fund.capitalcall.PaidIn;
import io.jidi.fund.commitment.Commitments;
import io.jidi.fund.commitment.Partner;
import io.jidi.fund.commitment.PartnerKind;
import io.jidi.fund.distribution.rules.FundWaterfall;
import io.jidi.fund.distribution.rules.Tier;
import io.jidi.fund.distribution.rules.WaterfallTerms;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundTerms;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.rules.DayCount;
import io.jidi.fund.ledger.Balances;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings a fund's terms, payments, deals and earlier distributions to the waterfall; without such terms all is pro rata. */
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
    private final RealisedDeals realised;
    private final Sql sql;

    Waterfalls(Funds funds, Commitments commitments, PaidIn paidIn, RealisedDeals realised, Sql sql) {
        this.funds = funds;
        this.commitments = commitments;
        this.paidIn = paidIn;
        this.realised = realised;
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
        requireNoLaterClawback(fund, day);
        return FundWaterfall.propose(input(fund, day, cash, contributions, earlier));
    }

    /** What the waterfall of a day depends on; {@code cash} is nothing yet. */
    FundWaterfall.Input input(Fund fund, LocalDate day) {
        List<FundWaterfall.Earlier> earlier =
                earlier(fund).stream().filter(one -> !one.day().isAfter(day)).toList();
        return input(fund, day, Money.zero(fund.currency()), contributions(fund, day), earlier);
    }

    private FundWaterfall.Input input(
            Fund fund,
            LocalDate day,
            Money cash,
            List<FundWaterfall.Contribution> contributions,
            List<FundWaterfall.Earlier> earlier) {
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
        boolean byDeal = byDeal(clause);
        return new FundWaterfall.Input(
                terms,
                contributions,
                new FundWaterfall.Past(earlier, returned(fund, day, null)),
                byDeal ? realised.of(fund, day, Balances.NOW) : null,
                day,
                cash,
                outside(contributions, generalPartners),
                points,
                clause.map(FundTerms.WaterfallClause::escrowRate).orElse(BigDecimal.ZERO));
    }

    static boolean byDeal(Optional<FundTerms.WaterfallClause> clause) {
        return clause.map(FundTerms.WaterfallClause::scope)
                .filter(scope -> scope == FundTerms.WaterfallScope.DEAL_BY_DEAL)
                .isPresent();
    }

    private void requireNoLaterClawback(Fund fund, LocalDate day) {
        if (sql.number(
                        "select count(*) from settlement where fund_id = ? and kind = 'CLAWBACK' and state = 'APPROVED'"
                                + " and effective_date > ?",
                        fund.id().value(),
                        day)
                > 0) {
            throw FundProblem.FUND_DISTRIBUTION_ORDER.at(
                    "/valueDate", "此日之后已有业绩报酬回拨", "Carry went back on a later day");
        }
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
        Map<UUID, FundWaterfall.Earlier> earlier = new LinkedHashMap<>();
        sql.list(
                "select d.id, d.value_date, t.tier, sum(t.amount) as amount from distribution d"
                        + " join distribution_tier t on t.distribution_id = d.id"
                        + " where d.fund_id = ? and d.state in ('APPROVED', 'PAID')"
                        + " group by d.id, t.tier order by d.value_date, d.number",
                row -> earlier.computeIfAbsent(
                                row.getObject("id", UUID.class),
                                one -> new FundWaterfall.Earlier(day(row), new EnumMap<>(Tier.class)))
                        .tiers()
                        .put(
                                Tier.valueOf(row.getString("tier")),
                                new Money(row.getBigDecimal("amount"), fund.currency())),
                fund.id().value());
        return List.copyOf(earlier.values());
    }

    /** Carry that went back by clawbacks up to a day, as far as they were approved before a moment; null: all. */
    List<FundWaterfall.Returned> returned(Fund fund, LocalDate through, @Nullable Instant approvedBefore) {
        Map<UUID, FundWaterfall.Returned> returned = new LinkedHashMap<>();
        sql.list(
                "select s.id, s.effective_date as value_date, t.tier, t.amount from settlement s"
                        + " join settlement_tier t on t.settlement_id = s.id"
                        + " where s.fund_id = ? and s.state = 'APPROVED' and s.effective_date <= ?"
                        + " and s.approved_at < coalesce(cast(? as timestamptz), 'infinity') order by s.effective_date, s.number, t.tier",
                row -> returned.computeIfAbsent(
                                row.getObject("id", UUID.class),
                                one -> new FundWaterfall.Returned(day(row), new EnumMap<>(Tier.class)))
                        .tiers()
                        .put(
                                Tier.valueOf(row.getString("tier")),
                                new Money(row.getBigDecimal("amount"), fund.currency())),
                fund.id().value(),
                through,
                approvedBefore);
        return List.copyOf(returned.values());
    }

    private static LocalDate day(ResultSet row) {
        try {
            return row.getObject("value_date", LocalDate.class);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static WaterfallTerms terms(FundTerms.WaterfallClause clause) {
        return new WaterfallTerms(
                clause.hurdleRate(),
                WaterfallTerms.Hurdle.valueOf(clause.hurdle().name()),
                clause.dayCount(),
                clause.carryRate(),
                clause.catchUpRate(),
                WaterfallTerms.Account.valueOf(clause.account().name()));
    }
}

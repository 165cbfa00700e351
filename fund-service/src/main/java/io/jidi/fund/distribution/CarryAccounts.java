package io.jidi.fund.distribution;

import io.jidi.fund.FundProblem;
import io.jidi.fund.distribution.rules.Clawback;
import io.jidi.fund.distribution.rules.FundWaterfall;
import io.jidi.fund.distribution.rules.Tier;
import io.jidi.fund.distribution.rules.Waterfall;
import io.jidi.fund.distribution.rules.WaterfallState;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundTerms;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What carry was paid, held back and given back, and how the investors stand. The door of this feature for settlements. */
@ApplicationScoped
public class CarryAccounts {

    /** Escrow counts once it is paid into its account. */
    private static final String HOLDERS = "select p.id, coalesce(c.carry, 0) as carry, coalesce(c.escrow, 0) as escrow,"
            + " coalesce(s.returned, 0) as returned, coalesce(s.used, 0) as used from partner p"
            + " left join (select l.partner_id, sum(l.carry) as carry,"
            + "  coalesce(sum(l.escrow) filter (where d.state = 'PAID'), 0) as escrow"
            + "  from distribution d join distribution_line l on l.distribution_id = d.id"
            + "  where d.fund_id = ? and d.state in ('APPROVED', 'PAID') and d.value_date <= ?"
            + "  group by l.partner_id) c on c.partner_id = p.id"
            + " left join (select l.partner_id, sum(l.from_escrow) as used,"
            + "  coalesce(sum(l.from_escrow + l.owes) filter (where s.kind = 'CLAWBACK'), 0) as returned"
            + "  from settlement s join settlement_line l on l.settlement_id = s.id"
            + "  where s.fund_id = ? and s.state = 'APPROVED' and s.kind <> 'CONCESSION' group by l.partner_id) s"
            + " on s.partner_id = p.id where p.fund_id = ? order by p.id";

    private static final String EXCESS = "select t.partner_id, sum(t.amount) from distribution d"
            + " join distribution_tier t on t.distribution_id = d.id where d.fund_id = ? and d.state in ('APPROVED', 'PAID')"
            + " and d.value_date <= ? and t.tier in ('CATCH_UP_INVESTOR', 'SPLIT_INVESTOR') group by t.partner_id"
            + " order by t.partner_id";

    private final Funds funds;
    private final Waterfalls waterfalls;
    private final Sql sql;

    CarryAccounts(Funds funds, Waterfalls waterfalls, Sql sql) {
        this.funds = funds;
        this.waterfalls = waterfalls;
        this.sql = sql;
    }

    /**
     * How a fund's carry stands on a day.
     *
     * @param holders everyone who received carry
     * @param paid all carry ever paid
     * @param returned what went back of it
     * @param tiers what each tier has really been paid
     * @param pool where the carry-bearing pool stands; its carry is what was earned by then
     * @param profit distributions less contributions of the pool
     * @param shortfall what the investors miss to their hurdle
     * @param investors what those inside the carry paid in, by partner
     */
    public record Standing(
            FundTerms.WaterfallClause clause,
            Map<UUID, Clawback.Holder> holders,
            Money paid,
            Money returned,
            Map<Tier, Money> tiers,
            WaterfallState pool,
            Money profit,
            Money shortfall,
            Map<UUID, BigDecimal> investors) {

        /** Carry in escrow. */
        public Money escrow() {
            return holders.values().stream()
                    .map(Clawback.Holder::escrow)
                    .reduce(Money.zero(paid.currency()), Money::plus);
        }
    }

    private record Row(UUID partner, BigDecimal carry, BigDecimal escrow, BigDecimal returned, BigDecimal used) {}

    /**
     * @throws io.jidi.platform.problem.Problem 409 without a waterfall in the terms, 422 while nothing was paid in
     */
    public Standing standing(Fund fund, LocalDate day) {
        FundTerms.WaterfallClause clause = funds.termsOn(fund, day)
                .agreedWaterfall()
                .orElseThrow(() -> FundProblem.FUND_TERMS_MISSING.problem("条款未约定收益分配", "The terms agree no waterfall"));
        FundWaterfall.Input input = waterfalls.input(fund, day);
        List<Waterfall.Flow> contributions = new ArrayList<>();
        Map<UUID, BigDecimal> investors = new TreeMap<>();
        for (FundWaterfall.Contribution one : input.contributions()) {
            if (!input.outsideCarry().contains(one.partner())) {
                contributions.add(Waterfall.Flow.contribution(one.day(), one.amount()));
                investors.merge(one.partner(), one.amount().amount(), BigDecimal::add);
            }
        }
        if (contributions.isEmpty()) {
            throw FundProblem.FUND_NOTHING_PAID_IN.problem();
        }
        Money zero = Money.zero(fund.currency());
        Map<UUID, Clawback.Holder> holders = new TreeMap<>();
        Money paid = zero;
        Money returned = zero;
        for (Row row : rows(fund, day)) {
            Money kept = new Money(row.carry().subtract(row.returned()), fund.currency());
            Money escrow = new Money(row.escrow().subtract(row.used()), fund.currency());
            paid = paid.plus(new Money(row.carry(), fund.currency()));
            returned = returned.plus(new Money(row.returned(), fund.currency()));
            if (kept.isPositive() || escrow.isPositive()) {
                holders.put(row.partner(), new Clawback.Holder(kept, escrow));
            }
        }
        List<Waterfall.Flow> pool = input.past().pool();
        return new Standing(
                clause,
                holders,
                paid,
                returned,
                input.past().paid(),
                FundWaterfall.standing(input),
                sum(zero, pool).minus(sum(zero, contributions)),
                Clawback.shortfall(input.terms(), contributions, received(input, zero), day),
                investors);
    }

    /** What each partner received above capital and preferred return. */
    public Map<UUID, Money> excess(Fund fund, LocalDate day) {
        Map<UUID, Money> excess = new TreeMap<>();
        sql.list(
                EXCESS,
                row -> Optional.ofNullable(
                        excess.put(row.getObject(1, UUID.class), new Money(row.getBigDecimal(2), fund.currency()))),
                fund.id().value(),
                day);
        return excess;
    }

    private List<Row> rows(Fund fund, LocalDate day) {
        UUID id = fund.id().value();
        return sql.list(
                HOLDERS,
                row -> new Row(
                        row.getObject("id", UUID.class),
                        row.getBigDecimal("carry"),
                        row.getBigDecimal("escrow"),
                        row.getBigDecimal("returned"),
                        row.getBigDecimal("used")),
                id,
                day,
                id,
                id);
    }

    /** What the investors inside the carry really got. */
    private static List<Waterfall.Flow> received(FundWaterfall.Input input, Money zero) {
        List<Waterfall.Flow> received = new ArrayList<>();
        input.past().distributions().forEach(one -> add(received, one.day(), investors(one.tiers(), zero)));
        input.past().carryBack().forEach(one -> add(received, one.day(), investors(one.tiers(), zero)));
        return received;
    }

    private static Money investors(Map<Tier, Money> tiers, Money zero) {
        return tiers.entrySet().stream()
                .filter(tier -> !tier.getKey().isCarry() && tier.getKey() != Tier.OUTSIDE_CARRY)
                .map(Map.Entry::getValue)
                .reduce(zero, Money::plus);
    }

    private static void add(List<Waterfall.Flow> flows, LocalDate day, Money amount) {
        if (amount.isPositive()) {
            flows.add(Waterfall.Flow.distribution(day, amount));
        }
    }

    private static Money sum(Money zero, List<Waterfall.Flow> flows) {
        return flows.stream().map(Waterfall.Flow::amount).reduce(zero, Money::plus);
    }
}

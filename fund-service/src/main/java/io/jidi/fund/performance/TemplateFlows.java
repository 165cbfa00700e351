package io.jidi.fund.performance;

import io.jidi.fund.capitalcall.CapitalCallId;
import io.jidi.fund.capitalcall.PurposeType;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The flows between fund and investors by type, each call itemised as it was called (fund.md 3.7, granular): calls on the day
 * they fall due, distributions on the day they were paid.
 */
@ApplicationScoped
class TemplateFlows {

    private static final String ISSUED = "select j.reference from journal j where j.fund_id = ? and j.kind = ?"
            + " and j.effective_date <= ? and j.booked_at <= ? and j.reverses is null and not exists"
            + " (select from journal r where r.reverses = j.id and r.booked_at <= ?)";

    private static final String CALLS = "select c.id, c.due_date, c.currency, p.type, p.outside, p.amount,"
            + " (select coalesce(sum(l.amount - l.outside), 0) from call_line l join partner o on o.id = l.partner_id"
            + " where l.call_id = c.id and o.kind <> 'GP') as inside_investors,"
            + " (select coalesce(sum(l.outside), 0) from call_line l join partner o on o.id = l.partner_id"
            + " where l.call_id = c.id and o.kind <> 'GP') as outside_investors"
            + " from capital_call c join call_purpose p on p.call_id = c.id"
            + " where c.fund_id = ? and c.state not in ('DRAFT', 'CANCELLED') order by c.due_date, c.number, p.line";

    private static final String DISTRIBUTIONS = "select d.paid_date,"
            + " sum(l.capital) as capital, sum(l.gain) as gain, sum(l.income) as income, sum(l.carry) as carry,"
            + " sum(l.capital) filter (where p.kind <> 'GP') as capital_investors,"
            + " sum(l.gain) filter (where p.kind <> 'GP') as gain_investors,"
            + " sum(l.income) filter (where p.kind <> 'GP') as income_investors"
            + " from distribution d join distribution_line l on l.distribution_id = d.id"
            + " join partner p on p.id = l.partner_id"
            + " where d.fund_id = ? and d.state = 'PAID' and d.paid_date <= ?"
            + " and exists (select from journal j where j.fund_id = d.fund_id and j.kind = 'DISTRIBUTION_PAID'"
            + " and j.effective_date = d.paid_date and j.booked_at <= ?)"
            + " group by d.id, d.paid_date, d.number order by d.paid_date, d.number";

    private final Sql sql;

    TemplateFlows(Sql sql) {
        this.sql = sql;
    }

    /**
     * One flow.
     *
     * @param type as the notices name it
     * @param fund of all partners; out of their pockets below zero
     * @param investors the part without the general partner's
     * @param gross whether it counts in gross figures
     * @param net and in net ones
     */
    record Flow(LocalDate day, String type, Money fund, Money investors, boolean gross, boolean net) {}

    private record Purpose(
            UUID call,
            LocalDate due,
            PurposeType type,
            boolean outside,
            Money amount,
            Money insideInvestors,
            Money outsideInvestors) {}

    /** In the order of days. */
    List<Flow> of(Fund fund, PointInTime when) {
        List<Flow> flows = new ArrayList<>(calls(fund, when));
        flows.addAll(distributions(fund, when));
        flows.sort(Comparator.comparing(Flow::day));
        return List.copyOf(flows);
    }

    private List<Flow> calls(Fund fund, PointInTime when) {
        Set<String> issued = new HashSet<>(sql.list(
                ISSUED,
                row -> row.getString(1),
                fund.id().value(),
                Postings.CAPITAL_CALL_ISSUED,
                when.asOf(),
                when.knownAt(),
                when.knownAt()));
        Map<UUID, List<Purpose>> calls = sql
                .list(
                        CALLS,
                        row -> new Purpose(
                                row.getObject("id", UUID.class),
                                row.getObject("due_date", LocalDate.class),
                                PurposeType.valueOf(row.getString("type")),
                                row.getBoolean("outside"),
                                new Money(row.getBigDecimal("amount"), fund.currency()),
                                new Money(row.getBigDecimal("inside_investors"), fund.currency()),
                                new Money(row.getBigDecimal("outside_investors"), fund.currency())),
                        fund.id().value())
                .stream()
                .filter(purpose -> issued.contains(new CapitalCallId(purpose.call()).wire()))
                .filter(purpose -> !purpose.due().isAfter(when.asOf()))
                .collect(Collectors.groupingBy(Purpose::call, LinkedHashMap::new, Collectors.toList()));
        List<Flow> flows = new ArrayList<>();
        for (List<Purpose> purposes : calls.values()) {
            itemise(flows, purposes.stream().filter(one -> !one.outside()).toList(), false);
            itemise(flows, purposes.stream().filter(Purpose::outside).toList(), true);
        }
        return flows;
    }

    /** The investors' part of a call, split over what it was called for. */
    private static void itemise(List<Flow> flows, List<Purpose> purposes, boolean outside) {
        if (purposes.isEmpty()) {
            return;
        }
        Purpose any = purposes.get(0);
        Map<Integer, BigDecimal> weights = new LinkedHashMap<>();
        for (int i = 0; i < purposes.size(); i++) {
            weights.put(i, purposes.get(i).amount().amount());
        }
        Map<Integer, Money> parts =
                Allocation.largestRemainder(outside ? any.outsideInvestors() : any.insideInvestors(), weights);
        for (int i = 0; i < purposes.size(); i++) {
            Purpose one = purposes.get(i);
            Money investors = parts.getOrDefault(i, Money.zero(one.amount().currency()));
            flows.add(new Flow(
                    one.due(),
                    one.type().name(),
                    one.amount().negated(),
                    investors.negated(),
                    one.type() == PurposeType.CALL_INVESTMENT,
                    true));
        }
    }

    private List<Flow> distributions(Fund fund, PointInTime when) {
        List<Flow> flows = new ArrayList<>();
        sql.list(
                DISTRIBUTIONS,
                row -> {
                    LocalDate day = row.getObject("paid_date", LocalDate.class);
                    add(
                            flows,
                            day,
                            "DIST_RETURN_OF_CAPITAL",
                            money(row.getBigDecimal("capital"), fund),
                            money(row.getBigDecimal("capital_investors"), fund),
                            true);
                    add(
                            flows,
                            day,
                            "DIST_REALISED_GAIN",
                            money(row.getBigDecimal("gain"), fund),
                            money(row.getBigDecimal("gain_investors"), fund),
                            true);
                    add(
                            flows,
                            day,
                            "DIST_INCOME",
                            money(row.getBigDecimal("income"), fund),
                            money(row.getBigDecimal("income_investors"), fund),
                            true);
                    add(
                            flows,
                            day,
                            "DIST_CARRY_TO_GP",
                            money(row.getBigDecimal("carry"), fund),
                            Money.zero(fund.currency()),
                            false);
                    return day;
                },
                fund.id().value(),
                when.asOf(),
                when.knownAt());
        return flows;
    }

    private static Money money(@Nullable BigDecimal amount, Fund fund) {
        return amount == null ? Money.zero(fund.currency()) : new Money(amount, fund.currency());
    }

    private static void add(
            List<Flow> flows, LocalDate day, String type, Money fund, Money investors, boolean investorsToo) {
        if (!fund.isZero()) {
            flows.add(new Flow(day, type, fund, investors, true, investorsToo));
        }
    }
}

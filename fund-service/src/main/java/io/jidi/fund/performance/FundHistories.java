package io.jidi.fund.performance;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.Balances;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.fund.ledger.rules.Account;
import io.jidi.fund.performance.rules.CashFlow;
import io.jidi.fund.performance.rules.History;
import io.jidi.fund.performance.rules.Valuation;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A fund's whole life: what was imported, and after it what the ledger says. The ledger begins empty on the day a fund
 * comes here, so its capital is what was added to the last imported value.
 */
@ApplicationScoped
class FundHistories {

    private final LedgerFlows ledger;
    private final ImportedFlows imported;
    private final Balances balances;
    private final Sql sql;

    FundHistories(LedgerFlows ledger, ImportedFlows imported, Balances balances, Sql sql) {
        this.ledger = ledger;
        this.imported = imported;
        this.balances = balances;
        this.sql = sql;
    }

    History of(Fund fund, PointInTime when) {
        List<CashFlow> before = imported.flows(fund, when);
        List<Valuation> valued = imported.valuations(fund, when);
        List<CashFlow> flows = new ArrayList<>(before);
        flows.addAll(ledger.flows(fund, when));
        List<Valuation> valuations = new ArrayList<>(valued);
        valuations.addAll(continued(ledger.valuations(fund, when), valued, before));
        return new History(committed(fund, when).orElse(null), flows, valuations);
    }

    /** What happened before the fund came here, as it was imported. */
    List<CashFlow> imported(Fund fund, PointInTime when) {
        return imported.flows(fund, when);
    }

    private static List<Valuation> continued(List<Valuation> booked, List<Valuation> valued, List<CashFlow> before) {
        Optional<Valuation> last =
                valued.stream().filter(value -> value.investment() == null).reduce((one, later) -> later);
        if (last.isEmpty()) {
            return booked;
        }
        LocalDate from = last.get().day();
        BigDecimal bookedThen = booked.stream()
                .filter(value -> value.investment() == null && !value.day().isAfter(from))
                .map(Valuation::amount)
                .reduce(BigDecimal.ZERO, (one, later) -> later);
        List<Valuation> continued = new ArrayList<>();
        for (Valuation value : booked) {
            if (value.investment() != null) {
                continued.add(value);
            } else if (value.day().isAfter(from)) {
                BigDecimal flowed = flowed(before, from, value.day());
                continued.add(new Valuation(
                        value.day(),
                        last.get().amount().add(flowed).add(value.amount()).subtract(bookedThen),
                        null));
            }
        }
        return continued;
    }

    /** What imported flows after the last imported value added to it. */
    private static BigDecimal flowed(List<CashFlow> before, LocalDate from, LocalDate to) {
        BigDecimal sum = BigDecimal.ZERO;
        for (CashFlow flow : before) {
            boolean counts = flow.day().isAfter(from)
                    && !flow.day().isAfter(to)
                    && flow.holder() != CashFlow.Holder.GENERAL_PARTNER;
            if (counts && flow.kind().isPaidIn()) {
                sum = sum.add(flow.amount());
            } else if (counts && flow.kind() == CashFlow.Kind.DISTRIBUTION) {
                sum = sum.subtract(flow.amount());
            }
        }
        return sum;
    }

    /** By the memo ledger, without the general partner's; empty if nobody has committed here. */
    private Optional<BigDecimal> committed(Fund fund, PointInTime when) {
        Set<UUID> general = new HashSet<>(sql.list(
                "select id from partner where fund_id = ? and kind = 'GP'",
                row -> row.getObject(1, UUID.class),
                fund.id().value()));
        return balances.of(fund, when.asOf(), when.knownAt()).stream()
                .filter(balance -> balance.account() == Account.MEMO_COMMITTED)
                .filter(balance -> balance.partner() != null && !general.contains(balance.partner()))
                .map(balance -> balance.net().amount())
                .reduce(BigDecimal::add)
                .filter(sum -> sum.signum() > 0);
    }
}

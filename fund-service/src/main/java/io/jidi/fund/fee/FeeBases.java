package io.jidi.fund.fee;

import io.jidi.fund.capitalcall.PaidIn;
import io.jidi.fund.fee.rules.FeeBase;
import io.jidi.fund.fee.rules.ManagementFee.BaseChange;
import io.jidi.fund.fund.Fund;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How the bases of a fee changed over time, by what is booked. A base below zero counts as zero. */
@ApplicationScoped
class FeeBases {

    private static final String BY_DAY = "select j.effective_date, sum(l.debit - l.credit) from journal j"
            + " join journal_line l on l.journal_id = j.id join account a on a.number = l.account"
            + " where j.fund_id = ? and j.effective_date <= ? and ";

    private final PaidIn paidIn;
    private final Sql sql;

    FeeBases(PaidIn paidIn, Sql sql) {
        this.paidIn = paidIn;
        this.sql = sql;
    }

    List<BaseChange> changes(Fund fund, Set<FeeBase> bases, LocalDate through) {
        List<BaseChange> all = new ArrayList<>();
        for (FeeBase base : bases) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Map.Entry<LocalDate, BigDecimal> day :
                    steps(fund, base, through).entrySet()) {
                sum = sum.add(day.getValue());
                all.add(new BaseChange(base, day.getKey(), new Money(sum.max(BigDecimal.ZERO), fund.currency())));
            }
        }
        return all;
    }

    private Map<LocalDate, BigDecimal> steps(Fund fund, FeeBase base, LocalDate through) {
        return switch (base) {
            case PAID_IN -> paidIn(fund, through);
            case COMMITTED -> booked(fund, through, "l.account = '9001'");
            case INVESTED_UNEXITED_COST -> booked(fund, through, "l.account in ('1101', '1103')");
            // Without the fee itself: it would be counted on what it lowers.
            case NAV -> booked(fund, through, "a.type in ('A', 'L') and l.account <> '2202'");
        };
    }

    private Map<LocalDate, BigDecimal> paidIn(Fund fund, LocalDate through) {
        Map<LocalDate, BigDecimal> steps = new TreeMap<>();
        paidIn.of(fund, through)
                .forEach(one -> steps.merge(one.day(), one.amount().amount(), BigDecimal::add));
        return steps;
    }

    private Map<LocalDate, BigDecimal> booked(Fund fund, LocalDate through, String lines) {
        Map<LocalDate, BigDecimal> steps = new TreeMap<>();
        sql.list(
                BY_DAY + lines + " group by j.effective_date",
                row -> steps.put(row.getObject(1, LocalDate.class), row.getBigDecimal(2)),
                fund.id().value(),
                through);
        return steps;
    }
}

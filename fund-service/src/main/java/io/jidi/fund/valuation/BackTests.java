package io.jidi.fund.valuation;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds exits against the last values: {@code exit / last NAV − 1} (fund.md 3.6). Read from the journals of the exits, which
 * take out exactly what the books said of the part that was sold.
 */
@ApplicationScoped
class BackTests {

    private static final int PLACES = 6;

    private static final String EXITS = "select j.effective_date, max(l.investment_id::text)::uuid as investment,"
            + " coalesce(sum(l.debit - l.credit) filter (where l.account = '1002'), 0) as proceeds,"
            + " coalesce(sum(l.credit - l.debit) filter (where l.account in ('1101', '1102', '1103', '1104')), 0) as value"
            + " from journal j join journal_line l on l.journal_id = j.id"
            + " where j.fund_id = ? and j.kind = 'INVESTMENT_EXITED'"
            + " and not exists (select from journal r where r.reverses = j.id)"
            + " group by j.id, j.effective_date, j.number order by j.effective_date, j.number";

    private final Sql sql;

    BackTests(Sql sql) {
        this.sql = sql;
    }

    /**
     * One exit.
     *
     * @param lastValue what the books said of the part that was sold
     * @param deviationRate {@code proceeds / lastValue − 1}; null when the books said nothing
     */
    public record BackTest(
            InvestmentId investmentId,
            LocalDate exitDate,
            Money proceeds,
            Money lastValue,
            @Nullable BigDecimal deviationRate) {}

    List<BackTest> of(Fund fund) {
        return sql.list(
                EXITS,
                row -> {
                    BigDecimal proceeds = row.getBigDecimal("proceeds");
                    BigDecimal value = row.getBigDecimal("value");
                    return new BackTest(
                            new InvestmentId(row.getObject("investment", UUID.class)),
                            row.getObject("effective_date", LocalDate.class),
                            new Money(proceeds, fund.currency()),
                            new Money(value, fund.currency()),
                            value.signum() == 0
                                    ? null
                                    : proceeds.subtract(value).divide(value, PLACES, RoundingMode.HALF_UP));
                },
                fund.id().value());
    }
}

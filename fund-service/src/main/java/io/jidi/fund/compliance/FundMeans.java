package io.jidi.fund.compliance;

import io.jidi.fund.fund.Fund;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What a fund can pay at all, from its books. */
@ApplicationScoped
class FundMeans {

    private final Sql sql;

    FundMeans(Sql sql) {
        this.sql = sql;
    }

    HeadroomView.Means of(Fund fund) {
        return sql.first(
                        "select f.bank_balance,"
                                + " coalesce((select sum(c.unfunded) from commitment c where c.fund_id = f.id), 0),"
                                + " coalesce((select sum(i.committed - i.cost) from investment i where i.fund_id = f.id"
                                + "  and i.state in ('COMMITTED', 'FUNDED')), 0),"
                                + " coalesce((select sum(d.cash) from distribution d where d.fund_id = f.id"
                                + "  and d.state = 'APPROVED'), 0)"
                                + " from fund f where f.id = ?",
                        row -> means(row, fund.currency()),
                        fund.id().value())
                .orElseThrow();
    }

    private static HeadroomView.Means means(ResultSet row, String currency) throws SQLException {
        BigDecimal cash = row.getBigDecimal(1);
        BigDecimal uncalled = row.getBigDecimal(2);
        BigDecimal promised = row.getBigDecimal(3);
        BigDecimal payable = row.getBigDecimal(4);
        BigDecimal room =
                cash.add(uncalled).subtract(promised).subtract(payable).max(BigDecimal.ZERO);
        return new HeadroomView.Means(
                new Money(cash, currency),
                new Money(uncalled, currency),
                new Money(promised, currency),
                new Money(payable, currency),
                new Money(room, currency));
    }
}

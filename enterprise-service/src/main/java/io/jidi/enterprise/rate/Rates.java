package io.jidi.enterprise.rate;

import io.jidi.enterprise.criteria.rules.ExchangeRates;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** The exchange rates of a day. */
@ApplicationScoped
public class Rates {

    private static final String PUBLISHED = """
            select distinct on (currency, rate_year) currency, rate_year, yuan_per_unit, source, published_on
            from exchange_rate
            where published_on <= ?
            order by currency, rate_year, published_on desc, recording desc
            """;

    private final Sql sql;

    Rates(Sql sql) {
        this.sql = sql;
    }

    /** For each currency and year the rate that was published last until that day, with its source. */
    public ExchangeRates on(LocalDate date) {
        return ExchangeRates.of(sql.list(
                PUBLISHED,
                row -> new ExchangeRates.Rate(
                        row.getString(1),
                        row.getInt(2),
                        row.getBigDecimal(3).stripTrailingZeros(),
                        row.getString(4) + " " + row.getString(5)),
                date));
    }
}

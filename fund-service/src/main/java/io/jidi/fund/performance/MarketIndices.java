package io.jidi.fund.performance;

import io.jidi.fund.ledger.PointInTime;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Levels of indices that users upload, to compare funds with. A level recorded again replaces the old from then on. */
@ApplicationScoped
class MarketIndices {

    private final Sql sql;

    MarketIndices(Sql sql) {
        this.sql = sql;
    }

    /** An index; days null while it has no levels. */
    public record IndexView(
            String code,
            String name,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            int levels) {}

    /**
     * The levels by day.
     *
     * @throws io.jidi.platform.problem.Problem 400 for an index that is not there
     */
    NavigableMap<LocalDate, BigDecimal> levels(String code, PointInTime when) {
        if (sql.number("select count(*) from market_index where code = ?", code) == 0) {
            throw PlatformProblem.INVALID_PARAMETER.at("?index", "没有该指数", "There is no such index");
        }
        NavigableMap<LocalDate, BigDecimal> levels = new TreeMap<>();
        sql.list(
                "select distinct on (day) day, level from market_index_level"
                        + " where code = ? and day <= ? and recorded_at <= ? order by day, recorded_at desc",
                row -> levels.put(row.getObject("day", LocalDate.class), row.getBigDecimal("level")),
                code,
                when.asOf(),
                when.knownAt());
        return levels;
    }

    List<IndexView> list() {
        return sql.list(
                "select i.code, i.name, min(l.day) as first, max(l.day) as last, count(distinct l.day) as levels"
                        + " from market_index i left join market_index_level l on l.code = i.code"
                        + " group by i.code, i.name order by i.code",
                row -> new IndexView(
                        row.getString("code"),
                        row.getString("name"),
                        row.getObject("first", LocalDate.class),
                        row.getObject("last", LocalDate.class),
                        row.getInt("levels")));
    }
}

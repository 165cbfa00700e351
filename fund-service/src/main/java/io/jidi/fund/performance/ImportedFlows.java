package io.jidi.fund.performance;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.fund.performance.rules.CashFlow;
import io.jidi.fund.performance.rules.HistoryRow;
import io.jidi.fund.performance.rules.Valuation;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Flows and values of imported history, without what was withdrawn by the time that is asked for. */
@ApplicationScoped
class ImportedFlows implements CashFlows {

    private static final String ROWS = "select w.* from history_row w join history_import i on i.id = w.import_id"
            + " left join history_withdrawal d on d.import_id = i.id and d.withdrawn_at <= ?"
            + " where i.fund_id = ? and i.recorded_at <= ? and d.import_id is null and w.day <= ?"
            + " order by w.day, i.recorded_at, w.row_number";

    private final Sql sql;

    ImportedFlows(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<CashFlow> flows(Fund fund, PointInTime when) {
        return rows(fund, when).stream().flatMap(row -> row.flow().stream()).toList();
    }

    @Override
    public List<Valuation> valuations(Fund fund, PointInTime when) {
        return rows(fund, when).stream()
                .flatMap(row -> row.valuation().stream())
                .toList();
    }

    /** The administrator's figures. */
    List<HistoryRow> figures(Fund fund, PointInTime when) {
        return rows(fund, when).stream()
                .filter(row -> row.kind() == HistoryRow.Kind.FIGURE)
                .toList();
    }

    private List<HistoryRow> rows(Fund fund, PointInTime when) {
        return sql.list(ROWS, ImportedFlows::row, when.knownAt(), fund.id().value(), when.knownAt(), when.asOf());
    }

    private static HistoryRow row(ResultSet row) throws SQLException {
        return new HistoryRow(
                row.getInt("row_number"),
                HistoryRow.Kind.valueOf(row.getString("kind")),
                row.getObject("day", LocalDate.class),
                row.getBigDecimal("amount").stripTrailingZeros(),
                row.getString("investment"),
                CashFlow.Holder.valueOf(row.getString("holder")),
                row.getString("metric"));
    }
}

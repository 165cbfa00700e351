package io.jidi.fund.performance;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.fund.performance.rules.Performance;
import io.jidi.fund.performance.rules.Reconciliation;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds imported histories, and lays their figures beside ours. */
@ApplicationScoped
class HistoryImports {

    private final Funds funds;
    private final FundHistories histories;
    private final ImportedFlows imported;
    private final Sql sql;

    HistoryImports(Funds funds, FundHistories histories, ImportedFlows imported, Sql sql) {
        this.funds = funds;
        this.histories = histories;
        this.imported = imported;
        this.sql = sql;
    }

    /** An import that was taken; {@code withdrawnAt} and {@code withdrawalReason} null while it stands. */
    public record Taken(
            HistoryImportId id,
            FundId fundId,
            String fileName,
            String sha256,
            int rows,
            Instant recordedAt,
            String recordedBy,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawalReason) {}

    List<Taken> list(FundId id) {
        funds.visible(id);
        return read("i.fund_id = ? order by i.recorded_at, i.id", id.value());
    }

    List<Reconciliation.Line> reconciliation(FundId id, PointInTime when, Performance.Asked asked) {
        Fund fund = funds.visible(id);
        return Reconciliation.of(imported.figures(fund, when), histories.of(fund, when), asked);
    }

    /** Whether a file with this digest counts already. */
    boolean stands(FundId id, String sha256) {
        return list(id).stream()
                .anyMatch(one -> one.withdrawnAt() == null && one.sha256().equals(sha256));
    }

    Taken get(FundId id, HistoryImportId importId) {
        return read("i.fund_id = ? and i.id = ?", id.value(), importId.value()).stream()
                .findFirst()
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    private List<Taken> read(String condition, Object... parameters) {
        return sql.list(
                "select i.*, d.reason, d.withdrawn_at from history_import i"
                        + " left join history_withdrawal d on d.import_id = i.id where "
                        + condition,
                row -> {
                    OffsetDateTime withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
                    return new Taken(
                            new HistoryImportId(row.getObject("id", UUID.class)),
                            new FundId(row.getObject("fund_id", UUID.class)),
                            row.getString("file_name"),
                            row.getString("sha256"),
                            row.getInt("row_count"),
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                            row.getString("recorded_by"),
                            withdrawn == null ? null : withdrawn.toInstant(),
                            row.getString("reason"));
                },
                parameters);
    }
}

package io.jidi.fund.performance;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.rules.DayCount;
import io.jidi.fund.ledger.Balances;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.fund.performance.rules.CashFlow;
import io.jidi.fund.performance.rules.History;
import io.jidi.fund.performance.rules.HistoryCheck;
import io.jidi.fund.performance.rules.HistoryRow;
import io.jidi.fund.performance.rules.Performance;
import io.jidi.fund.performance.rules.Reconciliation;
import io.jidi.fund.performance.rules.Valuation;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.FieldError;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Sha256;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Takes the history of a fund that ran before it came here. A file counts once: it is refused while it stands. */
@ApplicationScoped
class ImportHistory {

    /** More are read by nobody; a corrected file is checked again. */
    private static final int MOST_FAULTS = 200;

    private final Funds funds;
    private final FundHistories histories;
    private final HistoryImports imports;
    private final AuditTrail audit;
    private final CallContext call;
    private final Uuid7 ids;
    private final Sql sql;
    private final Clock clock;

    ImportHistory(
            Funds funds,
            FundHistories histories,
            HistoryImports imports,
            AuditTrail audit,
            CallContext call,
            Uuid7 ids,
            Sql sql,
            Clock clock) {
        this.funds = funds;
        this.histories = histories;
        this.imports = imports;
        this.audit = audit;
        this.call = call;
        this.ids = ids;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What validation found; nothing is written.
     *
     * @param reconciliation as it would be after the import
     */
    public record Preview(int rows, List<HistoryCheck.Fault> faults, List<Reconciliation.Line> reconciliation) {}

    /** Writes nothing. */
    Preview preview(FundId id, byte[] file, String contentType) {
        Fund fund = funds.visible(id);
        HistoryCheck.Checked checked = HistoryCheck.check(TableText.read(file, contentType), today());
        List<HistoryCheck.Fault> faults =
                checked.faults().stream().limit(MOST_FAULTS).toList();
        List<Reconciliation.Line> lines = faults.isEmpty()
                ? Reconciliation.of(figures(checked.rows()), with(fund, checked.rows()), asked())
                : List.of();
        return new Preview(checked.rows().size(), faults, lines);
    }

    HistoryImports.Taken execute(FundId id, byte[] file, String contentType, String fileName) {
        Fund fund = funds.locked(id);
        HistoryCheck.Checked checked = HistoryCheck.check(TableText.read(file, contentType), today());
        if (!checked.faults().isEmpty()) {
            throw FundProblem.FUND_HISTORY_REJECTED
                    .problem(
                            checked.faults().size() + " 处有误，未写入任何数据",
                            checked.faults().size() + " faults; nothing was written")
                    .withErrors(checked.faults().stream()
                            .limit(MOST_FAULTS)
                            .map(fault -> new FieldError(
                                    "/rows/" + fault.row() + "/" + fault.column(), fault.code(), fault.reason()))
                            .toList());
        }
        String digest = Sha256.hex(file);
        if (imports.stands(id, digest)) {
            throw FundProblem.FUND_HISTORY_STANDS.problem();
        }
        HistoryImportId importId = new HistoryImportId(ids.next());
        Instant now = clock.instant();
        sql.update(
                "insert into history_import (id, fund_id, file_name, sha256, row_count, recorded_at, recorded_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                importId.value(),
                fund.id().value(),
                fileName,
                digest,
                checked.rows().size(),
                now,
                call.caller().userId());
        for (HistoryRow row : checked.rows()) {
            sql.update(
                    "insert into history_row (import_id, row_number, kind, day, amount, investment, holder, metric)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    importId.value(),
                    row.row(),
                    row.kind(),
                    row.day(),
                    row.amount(),
                    row.investment(),
                    row.holder(),
                    row.metric());
        }
        HistoryImports.Taken taken = imports.get(id, importId);
        audit.record("IMPORT_HISTORY", importId.wire(), null, null, taken);
        return taken;
    }

    /** The fund's history as it would be with these rows. */
    private History with(Fund fund, List<HistoryRow> rows) {
        History known = histories.of(fund, new PointInTime(today(), Balances.NOW));
        List<CashFlow> flows = new ArrayList<>(known.flows());
        List<Valuation> valuations = new ArrayList<>(known.valuations());
        rows.forEach(row -> {
            row.flow().ifPresent(flows::add);
            row.valuation().ifPresent(valuations::add);
        });
        return new History(known.committed(), flows, valuations);
    }

    private static List<HistoryRow> figures(List<HistoryRow> rows) {
        return rows.stream().filter(row -> row.kind() == HistoryRow.Kind.FIGURE).toList();
    }

    private Performance.Asked asked() {
        return new Performance.Asked(today(), Performance.Recall.GROSS, DayCount.ACT_365);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
    }
}

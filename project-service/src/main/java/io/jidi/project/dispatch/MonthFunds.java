package io.jidi.project.dispatch;

import io.jidi.platform.sql.Sql;
import io.jidi.project.dispatch.rules.SourceMoney;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.rules.FundSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Money by source that came with reports. */
@ApplicationScoped
class MonthFunds {

    private final Sql sql;

    MonthFunds(Sql sql) {
        this.sql = sql;
    }

    /** The report must be stored already. */
    void keep(UUID report, List<SourceMoney> parts) {
        parts.forEach(part -> sql.update(
                "insert into monthly_report_fund (report_id, source, arrived, completed, paid) values (?, ?, ?, ?, ?)",
                report,
                part.source(),
                part.arrived(),
                part.completed(),
                part.paid()));
    }

    /** By report. */
    Map<UUID, List<SourceMoney>> of(ProjectId project) {
        Map<UUID, List<SourceMoney>> parts = new HashMap<>();
        sql.list(
                "select f.report_id, f.source, f.arrived, f.completed, f.paid from monthly_report_fund f"
                        + " join monthly_report r on r.id = f.report_id where r.project_id = ? order by f.source",
                row -> parts.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(new SourceMoney(
                                FundSource.valueOf(row.getString(2)),
                                row.getBigDecimal(3),
                                row.getBigDecimal(4),
                                row.getBigDecimal(5))),
                project.value());
        return parts;
    }

    /** The parts of the valid revision of each month; a month whose report names none is there with none. */
    SortedMap<YearMonth, List<SourceMoney>> valid(ProjectId project) {
        SortedMap<YearMonth, List<SourceMoney>> months = new TreeMap<>();
        Map<UUID, List<SourceMoney>> parts = of(project);
        sql.list(
                "select distinct on (report_month) report_month, id from monthly_report where project_id = ?"
                        + " order by report_month, revision desc",
                row -> months.put(
                        YearMonth.from(row.getObject(1, LocalDate.class)),
                        parts.getOrDefault(row.getObject(2, UUID.class), List.of())),
                project.value());
        return months;
    }
}

package io.jidi.fund.performance;

import io.jidi.fund.FundProblem;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.problem.FieldError;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the levels of an index from a file, all of them or none. */
@ApplicationScoped
class RecordIndex {

    private static final Pattern LEVEL = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");
    private static final List<String> HEADER = List.of("date", "level");
    private static final int MOST_FAULTS = 200;

    private final MarketIndices indices;
    private final AuditTrail audit;
    private final CallContext call;
    private final Sql sql;
    private final Clock clock;

    RecordIndex(MarketIndices indices, AuditTrail audit, CallContext call, Sql sql, Clock clock) {
        this.indices = indices;
        this.audit = audit;
        this.call = call;
        this.sql = sql;
        this.clock = clock;
    }

    MarketIndices.IndexView execute(String code, String name, byte[] file, String contentType) {
        Map<LocalDate, BigDecimal> levels = parsed(TableText.read(file, contentType));
        Instant now = clock.instant();
        sql.update(
                "insert into market_index (code, name, recorded_at) values (?, ?, ?)"
                        + " on conflict (code) do update set name = excluded.name",
                code,
                name,
                now);
        levels.forEach((day, level) -> sql.update(
                "insert into market_index_level (code, day, recorded_at, level, recorded_by) select ?, ?, ?, ?, ?"
                        + " where (select l.level from market_index_level l where l.code = ? and l.day = ?"
                        + " order by l.recorded_at desc limit 1) is distinct from ?",
                code,
                day,
                now,
                level,
                call.caller().userId(),
                code,
                day,
                level));
        MarketIndices.IndexView view = indices.list().stream()
                .filter(index -> index.code().equals(code))
                .findFirst()
                .orElseThrow();
        audit.record("RECORD_INDEX", code, null, null, view);
        return view;
    }

    private static Map<LocalDate, BigDecimal> parsed(List<List<String>> table) {
        List<FieldError> errors = new ArrayList<>();
        Map<LocalDate, BigDecimal> levels = new TreeMap<>();
        if (table.isEmpty()
                || table.get(0).size() < 2
                || !HEADER.equals(table.get(0).subList(0, 2))) {
            throw rejected(List.of(
                    new FieldError("/rows/1", "COLUMNS", Text.of("第一行应为 date,level", "The first row is date,level"))));
        }
        for (int i = 1; i < table.size(); i++) {
            List<String> row = table.get(i);
            if (row.stream().allMatch(String::isEmpty)) {
                continue;
            }
            String pointer = "/rows/" + (i + 1);
            LocalDate day = day(row.get(0));
            String level = row.size() > 1 ? row.get(1) : "";
            if (day == null) {
                errors.add(new FieldError(
                        pointer + "/date", "DATE_INVALID", Text.of("应为日期 YYYY-MM-DD", "Expected a date, YYYY-MM-DD")));
            } else if (!LEVEL.matcher(level).matches() || new BigDecimal(level).signum() == 0) {
                errors.add(new FieldError(
                        pointer + "/level",
                        "LEVEL_INVALID",
                        Text.of("应为正数，最多六位小数", "Expected a number above zero with at most six decimals")));
            } else if (levels.put(day, new BigDecimal(level)) != null) {
                errors.add(new FieldError(pointer + "/date", "DATE_TWICE", Text.of("同一天出现两次", "The day stands twice")));
            }
        }
        if (levels.isEmpty() && errors.isEmpty()) {
            errors.add(new FieldError("/rows", "EMPTY", Text.of("文件没有数据行", "The file has no rows")));
        }
        if (!errors.isEmpty()) {
            throw rejected(errors.stream().limit(MOST_FAULTS).toList());
        }
        return levels;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text.replace('/', '-'));
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    private static RuntimeException rejected(List<FieldError> errors) {
        return FundProblem.FUND_INDEX_REJECTED
                .problem("指数文件有误，未写入", "The file has faults; nothing was written")
                .withErrors(errors);
    }
}

package io.jidi.fund.performance.rules;

import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a history file; every fault is told with its row and column, and a file with one is not taken. */
public final class HistoryCheck {

    /** The columns of the first row; the last three may be missing. */
    public static final List<String> COLUMNS = List.of("kind", "date", "amount", "investment", "holder", "metric");

    private static final int REQUIRED = 3;
    private static final int LONGEST_NAME = 200;
    private static final int AMOUNT_SCALE = 2;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,10})?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");

    private HistoryCheck() {}

    /**
     * A cell that cannot be taken.
     *
     * @param row as a spreadsheet counts
     */
    public record Fault(int row, String column, String code, Text reason) {}

    /** The rows that can be taken, and what is wrong with the others. */
    public record Checked(List<HistoryRow> rows, List<Fault> faults) {}

    /**
     * Checks a table.
     *
     * @param table cells as text, the header first; rows may be short, and blank ones are passed over
     * @param today a history has no rows of later days
     */
    public static Checked check(List<List<String>> table, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        List<HistoryRow> rows = new ArrayList<>();
        List<String> header = table.isEmpty()
                ? List.of()
                : table.get(0).stream()
                        .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                        .toList();
        for (String column : COLUMNS.subList(0, REQUIRED)) {
            if (!header.contains(column)) {
                faults.add(new Fault(
                        1,
                        column,
                        "COLUMN_MISSING",
                        Text.of("缺少列 {0}", "The column {0} is missing").with(column)));
            }
        }
        for (String cell : header) {
            if (!cell.isEmpty() && !COLUMNS.contains(cell)) {
                faults.add(new Fault(
                        1,
                        cell,
                        "COLUMN_UNKNOWN",
                        Text.of("不认识列 {0}", "There is no column {0}").with(cell)));
            }
        }
        if (!faults.isEmpty()) {
            return new Checked(List.of(), faults);
        }
        Set<String> values = new HashSet<>();
        for (int i = 1; i < table.size(); i++) {
            List<String> record = table.get(i);
            if (record.stream().anyMatch(cell -> !cell.isBlank())) {
                Cells cells = new Cells(i + 1, header, record, faults);
                cells.row(today).ifPresent(row -> {
                    if (row.valuation().isPresent() && !values.add(row.day() + "|" + row.investment())) {
                        cells.fault("date", "VALUE_TWICE", Text.of("同一天已有估值", "There is a value of that day already"));
                    } else {
                        rows.add(row);
                    }
                });
            }
        }
        if (rows.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(1, COLUMNS.get(0), "EMPTY", Text.of("文件没有数据行", "The file has no rows")));
        }
        return new Checked(List.copyOf(rows), List.copyOf(faults));
    }

    /** One row's cells by the names of their columns. */
    private static final class Cells {
        private final int number;
        private final Map<String, String> byColumn;
        private final List<Fault> faults;
        private boolean broken;

        Cells(int number, List<String> header, List<String> record, List<Fault> faults) {
            this.number = number;
            this.faults = faults;
            this.byColumn = new HashMap<>();
            for (int i = 0; i < Math.min(header.size(), record.size()); i++) {
                byColumn.putIfAbsent(header.get(i), record.get(i).strip());
            }
        }

        Optional<HistoryRow> row(LocalDate today) {
            HistoryRow.Kind kind = constant("kind", HistoryRow.Kind.class, null);
            LocalDate day = day(today);
            BigDecimal amount = amount(kind);
            String investment = text("investment");
            CashFlow.Holder holder = constant("holder", CashFlow.Holder.class, CashFlow.Holder.SOCIAL);
            String metric = text("metric");
            if (kind != null && kind.isOfInvestment() != (investment != null)) {
                fault(
                        "investment",
                        kind.isOfInvestment() ? "INVESTMENT_MISSING" : "INVESTMENT_UNEXPECTED",
                        kind.isOfInvestment()
                                ? Text.of("该类行须填写项目名称", "A row of this kind names its investment")
                                : Text.of("该类行不应填写项目名称", "A row of this kind has no investment"));
            }
            if (kind == HistoryRow.Kind.FIGURE && Metrics.byName(metric).isEmpty()) {
                fault("metric", "METRIC_UNKNOWN", Text.of("不认识指标", "There is no such metric"));
            } else if (kind != null && kind != HistoryRow.Kind.FIGURE && metric != null) {
                fault(
                        "metric",
                        "METRIC_UNEXPECTED",
                        Text.of("仅 FIGURE 行填写指标", "Only rows of kind FIGURE name a metric"));
            }
            if (broken || kind == null || day == null || amount == null || holder == null) {
                return Optional.empty();
            }
            return Optional.of(new HistoryRow(number, kind, day, amount, investment, holder, metric));
        }

        private @Nullable LocalDate day(LocalDate today) {
            String text = byColumn.getOrDefault("date", "");
            try {
                LocalDate day = LocalDate.parse(text.replace('/', '-'));
                if (day.isAfter(today)) {
                    fault("date", "DATE_IN_FUTURE", Text.of("日期在未来", "The date lies in the future"));
                }
                return day;
            } catch (DateTimeException notADate) {
                fault("date", "DATE_INVALID", Text.of("应为日期 YYYY-MM-DD", "Expected a date, YYYY-MM-DD"));
                return null;
            }
        }

        private @Nullable BigDecimal amount(HistoryRow.@Nullable Kind kind) {
            String text = byColumn.getOrDefault("amount", "");
            text = GROUPED.matcher(text).matches() ? text.replace(",", "") : text;
            if (!NUMBER.matcher(text).matches()) {
                fault("amount", "AMOUNT_INVALID", Text.of("应为十进制数，单位元", "Expected a decimal number, in yuan"));
                return null;
            }
            BigDecimal amount = new BigDecimal(text);
            if (kind == null || kind == HistoryRow.Kind.FIGURE) {
                return amount;
            }
            if (amount.stripTrailingZeros().scale() > AMOUNT_SCALE) {
                fault("amount", "AMOUNT_TOO_FINE", Text.of("金额最多两位小数", "An amount has at most two decimals"));
            }
            if (kind.isFlow() ? amount.signum() <= 0 : kind == HistoryRow.Kind.FAIR_VALUE && amount.signum() < 0) {
                fault(
                        "amount",
                        "AMOUNT_NOT_POSITIVE",
                        Text.of("金额必须为正，方向由类型决定", "The amount is above zero; the kind says which way"));
            }
            return amount;
        }

        private <E extends Enum<E>> @Nullable E constant(String column, Class<E> type, @Nullable E absent) {
            String text = byColumn.getOrDefault(column, "").toUpperCase(Locale.ROOT);
            if (text.isEmpty() && absent != null) {
                return absent;
            }
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(text)) {
                    return constant;
                }
            }
            String all = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
            fault(
                    column,
                    "VALUE_UNKNOWN",
                    Text.of("应为 {0} 之一", "Expected one of {0}").with(all));
            return null;
        }

        private @Nullable String text(String column) {
            String text = byColumn.getOrDefault(column, "");
            if (text.length() > LONGEST_NAME) {
                fault(
                        column,
                        "TOO_LONG",
                        Text.of("超过 {0} 字", "More than {0} characters").with(LONGEST_NAME));
            }
            return text.isEmpty() ? null : text;
        }

        void fault(String column, String code, Text reason) {
            broken = true;
            faults.add(new Fault(number, column, code, reason));
        }
    }

    /** Metrics by name. */
    private static final class Metrics {
        private static final Map<String, Metric> ALL =
                Arrays.stream(Metric.values()).collect(Collectors.toMap(Metric::name, Function.identity()));

        private Metrics() {}

        static Optional<Metric> byName(@Nullable String name) {
            return name == null ? Optional.empty() : Optional.ofNullable(ALL.get(name));
        }
    }
}

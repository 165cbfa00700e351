package io.jidi.enterprise.indicator.rules;

import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.criteria.rules.SourceKind;
import io.jidi.enterprise.enterprise.rules.CreditCode;
import io.jidi.platform.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks rows one by one against the catalogue and the registry. */
final class RowCheck {

    /** Nobody keeps figures of a year before the republic; smaller numbers are typing errors. */
    private static final int FIRST_YEAR = 1949;
    /** Far above any item of a list; longer cells are a file gone wrong. */
    private static final int LONGEST_VALUE = 2_000;

    private final Indicators catalogue;
    private final Map<String, ? extends Collection<String>> namesByCode;
    private final int thisYear;

    RowCheck(Indicators catalogue, Map<String, ? extends Collection<String>> namesByCode, int thisYear) {
        this.catalogue = catalogue;
        this.namesByCode = namesByCode;
        this.thisYear = thisYear;
    }

    /**
     * A row with what is wrong with it.
     *
     * @param creditCode normalised, whether or not the enterprise is known
     * @param indicator absent when the field is unknown
     * @param entry absent when anything is wrong
     */
    record Checked(
            ImportRow row,
            String creditCode,
            @Nullable Indicator indicator,
            @Nullable Entry entry,
            List<Fault> faults) {}

    Checked check(ImportRow row) {
        List<Fault> faults = new ArrayList<>(row.faults());
        if (row.surplus()) {
            faults.add(
                    Fault.of(
                            row.row(),
                            Column.VALUE,
                            "TOO_MANY_CELLS",
                            "该行的单元格多于表头，含逗号的内容须加引号，数字不带千分位",
                            "the row has more cells than the header; quote what has a comma, and leave thousands separators out"));
        }
        String creditCode = enterprise(row, faults);
        Indicator indicator = indicator(row, faults);
        SourceKind source = source(row, faults);
        Integer year = null;
        String value = null;
        if (indicator != null) {
            year = year(row, indicator, faults);
            unit(row, indicator, faults);
            value = value(row, indicator, faults);
        }
        Entry entry = null;
        if (faults.isEmpty() && indicator != null && source != null && value != null) {
            entry = new Entry(
                    creditCode,
                    indicator,
                    year,
                    Entry.slot(indicator, year, source, value),
                    value.isEmpty() ? List.of() : List.of(value),
                    source,
                    List.of(row.row()));
        }
        return new Checked(row, creditCode, indicator, entry, faults);
    }

    private String enterprise(ImportRow row, List<Fault> faults) {
        CreditCode code = CreditCode.read(row.cell(Column.USCC));
        String name = row.cell(Column.NAME);
        if (code.verdict() == CreditCode.Verdict.MALFORMED) {
            faults.add(new Fault(
                    row.row(),
                    Column.USCC,
                    "CREDIT_CODE_MALFORMED",
                    Text.of(code.reason().zh(), code.reason().en())));
            return code.normalised();
        }
        Collection<String> names = namesByCode.get(code.normalised());
        if (names == null) {
            boolean differs = code.verdict() == CreditCode.Verdict.CHECK_DIGIT_MISMATCH;
            faults.add(Fault.of(
                    row.row(),
                    Column.USCC,
                    "UNKNOWN_ENTERPRISE",
                    code.normalised() + " 未登记或不在您的管理范围内"
                            + (differs ? "；" + code.reason().zh() : ""),
                    code.normalised() + " is not registered, or outside your data scope"
                            + (differs ? "; " + code.reason().en() : "")));
        } else if (!names.contains(name)
                && names.stream().noneMatch(known -> folded(known).equals(folded(name)))) {
            // A code that passes says nothing about whose it is (domain reference 6.1): the name must agree.
            faults.add(Fault.of(
                    row.row(),
                    Column.NAME,
                    "NAME_MISMATCH",
                    code.normalised() + " 登记的企业名称为“" + names.iterator().next() + "”，文件中为“" + name + "”",
                    code.normalised() + " is registered as \""
                            + names.iterator().next() + "\", the file says \"" + name + "\""));
        }
        return code.normalised();
    }

    private @Nullable Indicator indicator(ImportRow row, List<Fault> faults) {
        String field = row.cell(Column.FIELD);
        Optional<Indicator> found = catalogue
                .find(field)
                .or(() -> catalogue.all().stream()
                        .filter(indicator -> indicator.name().zh().equals(field))
                        .findFirst());
        if (found.isEmpty()) {
            faults.add(Fault.of(
                    row.row(),
                    Column.FIELD,
                    "UNKNOWN_FIELD",
                    field.isEmpty() ? "缺少指标" : "没有名为“" + field + "”的指标",
                    field.isEmpty() ? "the field is missing" : "there is no field named \"" + field + "\""));
        }
        return found.orElse(null);
    }

    private static @Nullable SourceKind source(ImportRow row, List<Fault> faults) {
        String text = row.cell(Column.SOURCE);
        Optional<SourceKind> found = Arrays.stream(SourceKind.values())
                .filter(kind -> kind.name().equals(text) || kind.wording().zh().equals(text))
                .findFirst();
        if (found.isEmpty()) {
            String zh = Arrays.stream(SourceKind.values())
                    .map(kind -> kind.name() + " " + kind.wording().zh())
                    .reduce((a, b) -> a + "、" + b)
                    .orElse("");
            faults.add(Fault.of(
                    row.row(),
                    Column.SOURCE,
                    "UNKNOWN_SOURCE",
                    "来源“" + text + "”应为 " + zh,
                    "the source \"" + text + "\" should be one of " + Arrays.toString(SourceKind.values())));
        }
        return found.orElse(null);
    }

    private @Nullable Integer year(ImportRow row, Indicator indicator, List<Fault> faults) {
        String text = row.cell(Column.YEAR);
        if (indicator.kind() != Indicator.Kind.YEARLY) {
            if (!text.isEmpty()) {
                faults.add(Fault.of(
                        row.row(),
                        Column.YEAR,
                        "YEAR_NOT_WANTED",
                        indicator.name().zh() + "不按年度填报，年度应留空",
                        indicator.name().en() + " is not kept by year; leave the year empty"));
            }
            return null;
        }
        if (text.matches("\\d{4}")) {
            int year = Integer.parseInt(text);
            if (year >= FIRST_YEAR && year <= thisYear) {
                return year;
            }
        }
        faults.add(Fault.of(
                row.row(),
                Column.YEAR,
                "YEAR_INVALID",
                "年度“" + text + "”应为 " + FIRST_YEAR + " 至 " + thisYear + " 的四位年份",
                "the year \"" + text + "\" should be a year from " + FIRST_YEAR + " to " + thisYear));
        return null;
    }

    /** A value in another unit would be wrong by ten thousand and look right: it is refused, never converted. */
    private static void unit(ImportRow row, Indicator indicator, List<Fault> faults) {
        String text = row.cell(Column.UNIT).replace('％', '%');
        String wanted = indicator.unit().symbol();
        if (!text.equals(wanted)) {
            faults.add(Fault.of(
                    row.row(),
                    Column.UNIT,
                    "WRONG_UNIT",
                    indicator.name().zh() + (wanted.isEmpty() ? "没有单位，单位应留空" : "的单位应为“" + wanted + "”") + "，文件中为“"
                            + text + "”",
                    indicator.name().en() + (wanted.isEmpty() ? " has no unit" : " is given in " + wanted)
                            + ", the file says \"" + text + "\""));
        }
    }

    private @Nullable String value(ImportRow row, Indicator indicator, List<Fault> faults) {
        String text = row.cell(Column.VALUE);
        if (text.isEmpty() || text.length() > LONGEST_VALUE) {
            boolean empty = text.isEmpty();
            Text wanted = CellValue.wanted(indicator);
            faults.add(Fault.of(
                    row.row(),
                    Column.VALUE,
                    empty ? "VALUE_MISSING" : "VALUE_TOO_LONG",
                    (empty ? "缺少数值：" : "超过 " + LONGEST_VALUE + " 个字符：") + wanted.zh(),
                    (empty ? "the value is missing: " : "longer than " + LONGEST_VALUE + " characters: ")
                            + wanted.en()));
            return null;
        }
        try {
            return CellValue.canonical(catalogue, indicator, text);
        } catch (IllegalArgumentException refused) {
            Text wanted = CellValue.wanted(indicator);
            faults.add(Fault.of(
                    row.row(),
                    Column.VALUE,
                    "VALUE_INVALID",
                    "“" + shortened(text) + "”不是" + indicator.name().zh() + "的合格取值：" + wanted.zh(),
                    refused.getMessage() + "; wanted: " + wanted.en()));
            return null;
        }
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    /** Spreadsheets mix widths of brackets and blanks; names differ by more than that. */
    private static String folded(String name) {
        return name.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .map(c -> c == '（' ? '(' : c == '）' ? ')' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

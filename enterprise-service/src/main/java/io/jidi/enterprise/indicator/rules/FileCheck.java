package io.jidi.enterprise.indicator.rules;

import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.platform.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a whole file. The rows of one enterprise and list are the whole list, so they are accepted or rejected together;
 * two rows that answer the same question differently are both rejected.
 */
public final class FileCheck {

    private final List<Entry> entries = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Set<Integer> rejected = new HashSet<>();

    private FileCheck() {}

    /**
     * Judges the rows that are filled in.
     *
     * @param namesByCode present and former names of each registered enterprise that the caller may see, present first
     * @param thisYear the business year that runs: the last for which a figure can be known
     */
    public static FileCheck of(
            List<ImportRow> rows,
            Indicators catalogue,
            Map<String, ? extends Collection<String>> namesByCode,
            int thisYear) {
        RowCheck check = new RowCheck(catalogue, namesByCode, thisYear);
        FileCheck file = new FileCheck();
        Map<String, List<RowCheck.Checked>> lists = new LinkedHashMap<>();
        Map<String, List<RowCheck.Checked>> slots = new LinkedHashMap<>();
        for (ImportRow row : rows) {
            RowCheck.Checked checked = check.check(row);
            Indicator indicator = checked.indicator();
            if (indicator != null && indicator.kind() == Indicator.Kind.LIST) {
                lists.computeIfAbsent(checked.creditCode() + "/" + indicator.key(), key -> new ArrayList<>())
                        .add(checked);
            } else if (checked.entry() != null) {
                slots.computeIfAbsent(
                                checked.creditCode() + "/" + checked.entry().slot(), key -> new ArrayList<>())
                        .add(checked);
            } else {
                file.reject(checked.faults());
            }
        }
        slots.values().forEach(file::takeValue);
        lists.values().forEach(file::takeList);
        file.faults.sort(Comparator.comparingInt(Fault::row).thenComparing(Fault::column));
        return file;
    }

    private void takeValue(List<RowCheck.Checked> rows) {
        Entry first = entry(rows.get(0));
        List<Integer> numbers = rows.stream().map(row -> row.row().row()).toList();
        if (rows.stream().allMatch(row -> entry(row).vals().equals(first.vals()))) {
            entries.add(with(first, first.vals(), numbers));
            return;
        }
        reject(numbers.stream()
                .map(number -> Fault.of(
                        number,
                        Column.VALUE,
                        "CONTRADICTION",
                        "第 " + others(numbers, number) + " 行对同一企业、指标、年度和来源给出了不同的值",
                        "row " + others(numbers, number)
                                + " gives another value for the same enterprise, field, year and source"))
                .toList());
    }

    private void takeList(List<RowCheck.Checked> rows) {
        List<Fault> own = new ArrayList<>();
        rows.forEach(row -> own.addAll(row.faults()));
        Map<String, List<RowCheck.Checked>> bySlot = new LinkedHashMap<>();
        for (RowCheck.Checked row : rows) {
            if (row.entry() != null) {
                bySlot.computeIfAbsent(row.entry().slot(), key -> new ArrayList<>())
                        .add(row);
            }
        }
        bySlot.values().forEach(slot -> own.addAll(contradictions(slot)));
        if (own.isEmpty()) {
            bySlot.values().forEach(slot -> {
                List<String> items = slot.stream()
                        .flatMap(row -> entry(row).vals().stream())
                        .sorted()
                        .toList();
                entries.add(with(
                        entry(slot.get(0)),
                        items,
                        slot.stream().map(row -> row.row().row()).toList()));
            });
            return;
        }
        reject(own);
        Fault cause = own.get(0);
        reject(rows.stream()
                .map(row -> row.row().row())
                .filter(number -> !rejected.contains(number))
                .map(number -> Fault.of(
                        number,
                        Column.VALUE,
                        "LIST_REJECTED",
                        "同一清单的第 " + cause.row() + " 行有误，清单须整体导入",
                        "row " + cause.row() + " of the same list is wrong, and a list goes in as a whole"))
                .toList());
    }

    /** "Nothing" beside something, and the same thing twice. */
    private static List<Fault> contradictions(List<RowCheck.Checked> slot) {
        List<Fault> found = new ArrayList<>();
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (RowCheck.Checked row : slot) {
            int number = row.row().row();
            boolean nothing = entry(row).vals().isEmpty();
            if (nothing && slot.size() > 1) {
                found.add(Fault.of(
                        number,
                        Column.VALUE,
                        "CONTRADICTION",
                        "清单有其他条目，不能同时写“无”",
                        "the list has other items, so it is not empty"));
            } else if (!nothing) {
                String item = entry(row).vals().get(0);
                Integer before = seen.putIfAbsent(item, number);
                if (before != null) {
                    found.add(Fault.of(
                            number,
                            Column.VALUE,
                            "DUPLICATE_ITEM",
                            "与第 " + before + " 行重复",
                            "the same item stands in row " + before));
                }
            }
        }
        return found;
    }

    private void reject(List<Fault> more) {
        faults.addAll(more);
        more.forEach(fault -> rejected.add(fault.row()));
    }

    private static String others(List<Integer> rows, int but) {
        return rows.stream()
                .filter(row -> row != but)
                .limit(5)
                .map(String::valueOf)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    private static Entry entry(RowCheck.Checked row) {
        @Nullable Entry entry = row.entry();
        if (entry == null) {
            throw new IllegalStateException("row " + row.row().row() + " was rejected");
        }
        return entry;
    }

    private static Entry with(Entry entry, List<String> vals, List<Integer> rows) {
        return new Entry(entry.creditCode(), entry.indicator(), entry.year(), entry.slot(), vals, entry.source(), rows);
    }

    /** What the acceptable rows say. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** By row, then column. */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    public int rejectedRows() {
        return rejected.size();
    }

    /** The note on a field in a template. */
    public static Text wanted(Indicator indicator) {
        return CellValue.wanted(indicator);
    }
}

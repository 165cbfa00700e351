package io.jidi.fund.compliance.rules;

import io.jidi.platform.text.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A province's list of key investment fields (NDRC [2025] 1752): classes of the national classification GB/T 4754, from a
 * section ({@code C}) through a division ({@code C39}) to a concrete industry ({@code C3973}).
 */
public record KeyFields(List<Field> fields) {

    private static final List<String> COLUMNS = List.of("code", "name");
    private static final String CLASS = "[A-T]([0-9]{2,4})?";

    public KeyFields {
        fields = List.copyOf(fields);
    }

    /** One listed class with its name in the list. */
    public record Field(String code, String name) {}

    /** What is wrong in which row, the first row being 1. */
    public record Fault(int row, Text message) {}

    /** What was read: either a list, or what is wrong with it. */
    public record Table(KeyFields list, List<Fault> faults) {}

    /** Reads a table with the columns {@code code, name}; every fault is told with its row. */
    public static Table read(List<List<String>> rows) {
        List<Fault> faults = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        if (rows.isEmpty() || !rows.get(0).equals(COLUMNS)) {
            faults.add(new Fault(1, Text.of("表头应为 " + COLUMNS, "The header must be " + COLUMNS)));
            return new Table(new KeyFields(fields), faults);
        }
        Set<String> codes = new HashSet<>();
        for (int i = 1; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            if (row.stream().allMatch(String::isEmpty)) {
                continue;
            }
            int number = i + 1;
            if (row.size() < COLUMNS.size()
                    || !row.get(0).matches(CLASS)
                    || row.get(1).isEmpty()) {
                faults.add(new Fault(
                        number,
                        Text.of(
                                "第 " + number + " 行：须为国民经济行业分类代码（如 C、C39、C3973）及名称",
                                "Row " + number + ": a class of GB/T 4754 such as C, C39, C3973, and its name")));
            } else if (!codes.add(row.get(0))) {
                faults.add(new Fault(
                        number,
                        Text.of(
                                "第 " + number + " 行：" + row.get(0) + " 重复",
                                "Row " + number + ": " + row.get(0) + " is given twice")));
            } else {
                fields.add(new Field(row.get(0), row.get(1)));
            }
        }
        if (fields.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(1, Text.of("没有领域", "There is no field")));
        }
        return new Table(new KeyFields(fields), List.copyOf(faults));
    }

    /**
     * Whether an industry is in the list: it is a listed class, or within one.
     *
     * @param industry a class of GB/T 4754
     * @return empty where the industry is stated too coarsely: only a part of it is listed
     */
    public Optional<Boolean> contains(String industry) {
        if (fields.stream().anyMatch(field -> industry.startsWith(field.code()))) {
            return Optional.of(true);
        }
        return fields.stream().anyMatch(field -> field.code().startsWith(industry))
                ? Optional.empty()
                : Optional.of(false);
    }
}

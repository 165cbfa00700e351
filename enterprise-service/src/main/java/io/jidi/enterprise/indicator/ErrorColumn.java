package io.jidi.enterprise.indicator;

import io.jidi.enterprise.indicator.rules.Column;
import io.jidi.enterprise.indicator.rules.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gives an uploaded file back with what is wrong beside each row. */
final class ErrorColumn {

    private ErrorColumn() {}

    /** The uploaded file with a last column that says what is wrong with each row. */
    static List<List<String>> of(TableFile file, List<Fault> faults, Locale language) {
        Map<Integer, List<String>> reasons = new HashMap<>();
        for (Fault fault : faults) {
            reasons.computeIfAbsent(fault.row(), row -> new ArrayList<>())
                    .add(fault.column().header() + ": " + fault.reason().in(language));
        }
        int old = file.header().indexOf(Column.ERROR);
        List<List<String>> rows = new ArrayList<>();
        rows.add(with(
                file.header().stream().map(Column::header).toList(),
                file.header().size(),
                old,
                Column.ERROR.header()));
        for (int i = 0; i < file.records().size(); i++) {
            rows.add(with(
                    file.records().get(i),
                    file.header().size(),
                    old,
                    String.join(" | ", reasons.getOrDefault(i + 2, List.of()))));
        }
        return rows;
    }

    private static List<String> with(List<String> cells, int columns, int old, String error) {
        List<String> row = new ArrayList<>(cells.subList(0, Math.min(columns, cells.size())));
        while (row.size() < columns) {
            row.add("");
        }
        if (old >= 0) {
            row.remove(old);
        }
        row.add(error);
        return row;
    }
}

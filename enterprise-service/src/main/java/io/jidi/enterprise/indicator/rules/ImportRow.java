package io.jidi.enterprise.indicator.rules;

import java.util.List;
import java.util.Map;

/**
 * A row as it stands in the file, cells stripped of surrounding blanks; a missing cell is the empty text.
 *
 * @param row as a spreadsheet counts: the header is row 1
 * @param surplus whether there is something right of the last column, such as the end of an unquoted 1,980
 * @param faults what the form of the file already says against single cells
 */
public record ImportRow(int row, Map<Column, String> cells, boolean surplus, List<Fault> faults) {

    public ImportRow {
        cells = Map.copyOf(cells);
        faults = List.copyOf(faults);
    }

    String cell(Column column) {
        return cells.getOrDefault(column, "");
    }

    /** Blank rows, and rows of a template that nobody answered, whether or not they name an enterprise. */
    public boolean isNotFilledIn() {
        boolean namesNobody = cell(Column.USCC).isEmpty() && cell(Column.NAME).isEmpty();
        boolean answersNothing =
                cell(Column.YEAR).isEmpty() && cell(Column.SOURCE).isEmpty();
        return cell(Column.VALUE).isEmpty() && (namesNobody || answersNothing);
    }
}

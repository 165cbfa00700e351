package io.jidi.enterprise.indicator.rules;

import java.util.Map;

/**
 * A row as it stands in the file, cells stripped of surrounding blanks; a missing cell is the empty text.
 *
 * @param row as a spreadsheet counts: the header is row 1
 * @param surplus whether there is something right of the last column, such as the end of an unquoted 1,980
 */
public record ImportRow(int row, Map<Column, String> cells, boolean surplus) {

    public ImportRow {
        cells = Map.copyOf(cells);
    }

    String cell(Column column) {
        return cells.getOrDefault(column, "");
    }

    /** Blank rows, and rows of a template that nobody filled in. */
    public boolean isNotFilledIn() {
        return cell(Column.USCC).isEmpty()
                && cell(Column.NAME).isEmpty()
                && cell(Column.VALUE).isEmpty();
    }
}

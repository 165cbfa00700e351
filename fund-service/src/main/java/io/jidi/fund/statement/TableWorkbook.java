package io.jidi.fund.statement;

import io.jidi.platform.paper.WorkbookFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as a workbook: heads in row 1, which stay in sight. */
public final class TableWorkbook {

    private static final int[] WIDTHS = {12, 26, 26, 22, 26, 22, 24, 12, 12, 34, 26, 30, 20, 20, 20};

    private TableWorkbook() {}

    public static byte[] of(BookTables.Table table) {
        WorkbookFile file = new WorkbookFile().sheet(table.name(), WIDTHS).heads(1, table.heads());
        int row = 2;
        for (List<@Nullable Object> cells : table.rows()) {
            file.row(row++, cells.toArray());
        }
        return file.freezeBelow(1).finish();
    }
}

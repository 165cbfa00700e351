package io.jidi.enterprise.indicator.rules;

import io.jidi.platform.text.Text;

/**
 * What is wrong with one cell.
 *
 * @param row as a spreadsheet counts: the header is row 1
 * @param code stable reason, {@code UNKNOWN_FIELD}
 */
public record Fault(int row, Column column, String code, Text reason) {

    static Fault of(int row, Column column, String code, String zh, String en) {
        return new Fault(row, column, code, Text.of(zh, en));
    }
}

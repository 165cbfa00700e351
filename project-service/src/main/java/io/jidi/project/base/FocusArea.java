package io.jidi.project.base;

import java.util.List;

/**
 * A field the policy names.
 *
 * @param row row number of the policy's row list
 * @param quotes literal pieces of the policy text
 */
public record FocusArea(int row, String nameZh, String nameEn, List<String> quotes) {

    public FocusArea {
        quotes = List.copyOf(quotes);
        if (row < 1 || quotes.isEmpty()) {
            throw new IllegalArgumentException("focus area " + row + " " + nameZh + " needs a row and a quote");
        }
    }
}

package io.jidi.fund.ledger;

import io.jidi.platform.text.Text;

/**
 * One thing that always holds in the books (fund.md 7.3), as a question for what breaks it.
 *
 * @param id of the paper, {@code V03}
 * @param title what holds
 * @param breaches a query with the columns {@code fund} (code), {@code object}, {@code detail} and {@code detail_zh} (what was
 *     found, English and Chinese), and where one is wrong {@code journal} (its number); no row when it holds
 */
public record Invariant(String id, Text title, String breaches) {

    static Invariant of(String id, String zh, String en, String breaches) {
        return new Invariant(id, Text.of(zh, en), breaches);
    }
}

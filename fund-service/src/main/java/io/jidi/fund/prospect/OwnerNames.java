package io.jidi.fund.prospect;

import io.jidi.platform.sql.Sql;
import jakarta.inject.Singleton;

/** Events of projects name the project, not its owner: the name is the watchlist's, else the code stands for it. */
@Singleton
class OwnerNames {

    private final Sql sql;

    OwnerNames(Sql sql) {
        this.sql = sql;
    }

    String of(String creditCode) {
        return sql.first("select name from watch_entry where credit_code = ?", row -> row.getString(1), creditCode)
                .orElse(creditCode);
    }
}

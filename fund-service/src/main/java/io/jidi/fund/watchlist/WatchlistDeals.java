package io.jidi.fund.watchlist;

import io.jidi.platform.id.TypeIds;
import io.jidi.platform.sql.Sql;
import java.util.List;
import java.util.UUID;

/** The deals with an enterprise, across funds. */
final class WatchlistDeals {

    private WatchlistDeals() {}

    static List<String> of(Sql sql, String creditCode) {
        return sql.list(
                "select id from deal where credit_code = ? order by registered_at, id",
                row -> TypeIds.format("dea", row.getObject(1, UUID.class)),
                creditCode);
    }
}

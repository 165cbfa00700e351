package io.jidi.platform.event;

import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the month partitions of the event table before they are needed, through a function of the owner role. */
@Singleton
class EventPartitions {

    private final Sql sql;
    private final Set<YearMonth> known = ConcurrentHashMap.newKeySet();

    EventPartitions(Sql sql) {
        this.sql = sql;
    }

    /** Ensures this month and the next, so that midnight finds its partition in place. */
    void ensure(Instant instant) {
        YearMonth month = YearMonth.from(instant.atOffset(ZoneOffset.UTC));
        if (known.contains(month)) {
            return;
        }
        // In a transaction of its own: creating a partition locks the table, the business transaction may be long.
        QuarkusTransaction.requiringNew()
                .run(() -> sql.list(
                        "select event_ensure_partition(?), event_ensure_partition(?)",
                        row -> true,
                        month.atDay(1),
                        month.plusMonths(1).atDay(1)));
        known.add(month);
    }
}

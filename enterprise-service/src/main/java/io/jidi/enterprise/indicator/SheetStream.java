package io.jidi.enterprise.indicator;

import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.platform.sql.SqlFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads everybody by binary COPY, the next part while the last one is judged. */
public final class SheetStream {

    /** Some megabytes of rows, well within the statement's time. */
    private static final int ROWS_PER_READ = 4_096;

    private static final Pattern REGION_PREFIX = Pattern.compile("\\d{0,6}");

    /**
     * COPY takes no parameters: these are an id, up to six digits and a number. The sheets begin where the enterprises do, or a
     * merge join would read those before once more for each part.
     */
    private static final String READ = """
            copy (select e.id, e.credit_code, e.name, e.region_code, e.base_code, e.industry_code, e.founded_date,
                         e.status_since, s.facts
                  from enterprise e
                      left join indicator_sheet s on s.enterprise_id = e.id and s.enterprise_id > '%1$s'
                  where e.id > '%1$s' and e.region_code like '%2$s%%' and e.status = 'ACTIVE'
                  order by e.id limit %3$d) to stdout (format binary)
            """;

    private final DataSource dataSource;
    private final Consumer<List<SheetRow>> completion;

    /** @param completion told each part before it is given on, to lay over it what the sheets do not hold */
    public SheetStream(DataSource dataSource, Consumer<List<SheetRow>> completion) {
        this.dataSource = dataSource;
        this.completion = completion;
    }

    /**
     * Streams every active enterprise with its sheet in the order of ids, some thousand at a time; only two such parts are
     * ever in memory.
     *
     * @param regionPrefix up to six digits; empty for everybody
     */
    public void everybody(String regionPrefix, Consumer<List<SheetRow>> sink) {
        if (!REGION_PREFIX.matcher(regionPrefix).matches()) {
            throw new IllegalArgumentException("\"" + regionPrefix + "\" is no beginning of a region code");
        }
        List<SheetRow> rows = read(null, regionPrefix);
        while (!rows.isEmpty()) {
            EnterpriseId last = rows.get(rows.size() - 1).id();
            boolean more = rows.size() == ROWS_PER_READ;
            CompletableFuture<List<SheetRow>> next = more
                    ? CompletableFuture.supplyAsync(() -> read(last, regionPrefix))
                    : CompletableFuture.completedFuture(List.of());
            sink.accept(rows);
            rows = joined(next);
        }
    }

    private static List<SheetRow> joined(CompletableFuture<List<SheetRow>> next) {
        try {
            return next.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private List<SheetRow> read(@Nullable EnterpriseId after, String regionPrefix) {
        UUID from = after == null ? new UUID(0, 0) : after.value();
        List<SheetRow> rows = new ArrayList<>(ROWS_PER_READ);
        try (Connection connection = dataSource.getConnection()) {
            CopyOut copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(READ.formatted(from, regionPrefix, ROWS_PER_READ));
            for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
                SheetRow row = SheetRow.of(message);
                if (row != null) {
                    rows.add(row);
                }
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
        completion.accept(rows);
        return rows;
    }
}

package io.jidi.enterprise.indicator;

import io.jidi.enterprise.criteria.rules.EnterpriseFacts;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.criteria.rules.SourceKind;
import io.jidi.enterprise.criteria.rules.bulk.FactSheet;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.sql.SqlFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** One sheet per enterprise with all that holds of it: kept with the revisions, and streamed for runs over everybody. */
@ApplicationScoped
public class FactSheets {

    private static final int ENTERPRISES_PER_QUERY = 1_000;

    /** Some megabytes of rows, well within the statement's time; the next ones are read while these are judged. */
    private static final int ROWS_PER_READ = 4_096;

    private static final byte[] NOTHING = {};
    private static final Pattern REGION_PREFIX = Pattern.compile("\\d{0,6}");

    private static final String REFRESH = """
            insert into indicator_sheet (enterprise_id, facts)
            select enterprise_id, facts from indicator_sheets(?)
            on conflict (enterprise_id) do update set facts = excluded.facts
            """;

    /** Binary COPY takes no parameters: both are checked to be an id and digits. */
    private static final String READ = """
            copy (select e.id, e.credit_code, e.name, e.region_code, e.base_code, e.industry_code, e.founded_date,
                         e.status_since, s.facts
                  from enterprise e left join indicator_sheet s on s.enterprise_id = e.id
                  where e.id > '%s' and e.region_code like '%s%%' and e.status = 'ACTIVE'
                  order by e.id limit %d) to stdout (format binary)
            """;

    private final Sql sql;
    private final DataSource dataSource;
    private final Indicators catalogue;

    FactSheets(Sql sql, DataSource dataSource, Indicators catalogue) {
        this.sql = sql;
        this.dataSource = dataSource;
        this.catalogue = catalogue;
    }

    /** Writes the sheets of these enterprises again, in the transaction that wrote their revisions. */
    void refresh(Collection<UUID> enterprises) {
        List<UUID> all = enterprises.stream().distinct().sorted().toList();
        for (int from = 0; from < all.size(); from += ENTERPRISES_PER_QUERY) {
            sql.update(REFRESH, all.subList(from, Math.min(all.size(), from + ENTERPRISES_PER_QUERY)));
        }
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
        return rows;
    }

    /** The facts of one row for the exact evaluator; what the registry says counts where the sheet says nothing. */
    public EnterpriseFacts facts(SheetRow row) {
        return facts(row.bytes(), row.sheetFrom(), row.sheetTo(), row.foundedDate(), row.industryCode());
    }

    /** The facts of these enterprises, in their order. */
    List<EnterpriseFacts> facts(List<EnterpriseRegistry.Registered> enterprises) {
        Map<UUID, byte[]> sheets = new HashMap<>();
        sql.list(
                "select enterprise_id, facts from indicator_sheet where enterprise_id = any(?)",
                row -> sheets.put(row.getObject(1, UUID.class), row.getString(2).getBytes(StandardCharsets.UTF_8)),
                enterprises.stream().map(each -> each.id().value()).toList());
        return enterprises.stream()
                .map(each -> {
                    byte[] sheet = sheets.getOrDefault(each.id().value(), NOTHING);
                    return facts(sheet, 0, sheet.length, each.foundedDate(), each.industryCode());
                })
                .toList();
    }

    private EnterpriseFacts facts(
            byte[] sheet, int from, int to, @Nullable LocalDate foundedDate, @Nullable String industryCode) {
        EnterpriseFacts.Builder facts = EnterpriseFacts.of(catalogue);
        Set<String> told = new HashSet<>();
        FactSheet.read(sheet, from, to, (field, source, year, value) -> {
            told.add(field);
            if (value == null) {
                facts.noneOf(field);
            } else {
                facts.row(field, year, value, SourceKind.valueOf(source));
            }
        });
        registered(facts, told, "foundedDate", foundedDate);
        registered(facts, told, "industryCode", industryCode);
        return facts.build();
    }

    private static void registered(
            EnterpriseFacts.Builder facts, Set<String> told, String field, @Nullable Object value) {
        if (value != null && !told.contains(field)) {
            facts.single(field, value.toString(), SourceKind.REGISTRY);
        }
    }
}

package io.jidi.enterprise.indicator;

import io.jidi.enterprise.criteria.rules.EnterpriseFacts;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.criteria.rules.SourceKind;
import io.jidi.enterprise.criteria.rules.bulk.FactSheet;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.recognition.HeldTitles;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One sheet per enterprise with all that holds of it: kept with the revisions, and streamed for runs over everybody. */
@ApplicationScoped
public class FactSheets {

    private static final int ENTERPRISES_PER_QUERY = 1_000;

    private static final byte[] NOTHING = {};
    private static final String REFRESH = """
            insert into indicator_sheet (enterprise_id, facts)
            select enterprise_id, facts from indicator_sheets(?)
            on conflict (enterprise_id) do update set facts = excluded.facts
            """;

    private final Sql sql;
    private final DataSource dataSource;
    private final Indicators catalogue;
    private final HeldTitles titles;

    FactSheets(Sql sql, DataSource dataSource, Indicators catalogue, HeldTitles titles) {
        this.titles = titles;
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

    /** Streams every active enterprise with its sheet and official titles: see {@link SheetStream#everybody}. */
    public void everybody(String regionPrefix, Consumer<List<SheetRow>> sink) {
        new SheetStream(dataSource, this::official).everybody(regionPrefix, sink);
    }

    /** Official titles count as they stand now, so they are not kept in the sheet but laid over it. */
    private void official(List<SheetRow> rows) {
        Map<UUID, List<HeldTitles.Held>> given =
                titles.of(rows.stream().map(row -> row.id().value()).toList());
        if (!given.isEmpty()) {
            rows.forEach(row -> {
                List<HeldTitles.Held> held = given.get(row.id().value());
                if (held != null) {
                    row.replace(OfficialTitles.of(held).over(row.sheet(), row.sheetFrom(), row.sheetTo()));
                }
            });
        }
    }

    /** The facts of one row for the exact evaluator; what the registry says counts where the sheet says nothing. */
    public EnterpriseFacts facts(SheetRow row) {
        return facts(row.sheet(), row.sheetFrom(), row.sheetTo(), field -> true, row.foundedDate(), row.industryCode());
    }

    /** The facts of these enterprises, in their order. */
    List<EnterpriseFacts> facts(List<EnterpriseRegistry.Registered> enterprises, Predicate<String> fields) {
        List<UUID> ids = enterprises.stream().map(each -> each.id().value()).toList();
        Map<UUID, byte[]> sheets = new HashMap<>();
        sql.list(
                "select enterprise_id, facts from indicator_sheet where enterprise_id = any(?)",
                row -> sheets.put(row.getObject(1, UUID.class), row.getString(2).getBytes(StandardCharsets.UTF_8)),
                ids);
        Map<UUID, List<HeldTitles.Held>> given = titles.of(ids);
        return enterprises.stream()
                .map(each -> {
                    byte[] sheet = sheets.getOrDefault(each.id().value(), NOTHING);
                    List<HeldTitles.Held> held = given.get(each.id().value());
                    byte[] whole =
                            held == null ? sheet : OfficialTitles.of(held).over(sheet, 0, sheet.length);
                    return facts(whole, 0, whole.length, fields, each.foundedDate(), each.industryCode());
                })
                .toList();
    }

    private EnterpriseFacts facts(
            byte[] sheet,
            int from,
            int to,
            Predicate<String> fields,
            @Nullable LocalDate foundedDate,
            @Nullable String industryCode) {
        EnterpriseFacts.Builder facts = EnterpriseFacts.of(catalogue);
        Set<String> told = new HashSet<>();
        FactSheet.read(sheet, from, to, (field, source, year, value) -> {
            told.add(field);
            if (!fields.test(field)) {
                return;
            }
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

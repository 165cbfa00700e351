package io.jidi.enterprise.indicator;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.enterprise.rules.CreditCode;
import io.jidi.enterprise.indicator.rules.Column;
import io.jidi.enterprise.indicator.rules.Entry;
import io.jidi.enterprise.indicator.rules.FileCheck;
import io.jidi.enterprise.indicator.rules.ImportRow;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Sha256;
import io.jidi.platform.time.ClockSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file of indicators into the history. What is already held is not recorded again, so the same file twice changes
 * nothing. A file with faults is kept and rejected as a whole, unless its good rows were asked for.
 */
@ApplicationScoped
class ImportIndicators {

    private final EnterpriseRegistry registry;
    private final IndicatorHistory history;
    private final IndicatorImports imports;
    private final Indicators catalogue;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;

    ImportIndicators(
            EnterpriseRegistry registry,
            IndicatorHistory history,
            IndicatorImports imports,
            Indicators catalogue,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call) {
        this.registry = registry;
        this.history = history;
        this.imports = imports;
        this.catalogue = catalogue;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
    }

    /** A file held against catalogue, registry and what is held already; nothing is written yet. */
    record Judged(
            TableFile file,
            String digest,
            FileCheck check,
            Map<String, EnterpriseRegistry.Registered> enterprises,
            Difference difference,
            IndicatorImportView.Rows rows) {

        boolean isGood() {
            return rows.rejected() == 0;
        }
    }

    /** Validate mode: writes nothing. */
    Judged validate(byte[] bytes, String contentType) {
        return judge(bytes, TableFile.read(bytes, contentType), false);
    }

    IndicatorImportView view(Judged judged) {
        return new IndicatorImportView(
                null,
                judged.isGood() ? IndicatorImportView.Status.VALID : IndicatorImportView.Status.INVALID,
                judged.file().encoding(),
                judged.digest(),
                judged.rows(),
                judged.check().faults().stream()
                        .limit(IndicatorImportView.MOST_SHOWN)
                        .map(IndicatorImportView.CellFault::of)
                        .toList(),
                judged.difference().changes(),
                judged.difference().digest(),
                null,
                null,
                null,
                null);
    }

    /** What became of a committed file. */
    record Result(IndicatorImports.Stored stored, List<IndicatorImportView.Change> changes) {
        IndicatorImportView view() {
            return stored.view(changes);
        }
    }

    /**
     * Commit mode.
     *
     * @param partial whether the good rows of a file with faults are wanted
     * @param expected digest of the difference that was shown before; absent when none was asked for
     * @throws io.jidi.platform.problem.Problem 409 when the difference is another by now
     */
    Result execute(byte[] bytes, TableFile file, boolean partial, @Nullable String expected) {
        Judged judged = judge(bytes, file, true);
        if (expected != null && !expected.equals(judged.difference().digest())) {
            throw EnterpriseProblem.ENTERPRISE_IMPORT_MOVED_ON.at(
                    "?expected",
                    "校验时展示的差异与现在不同，请重新校验",
                    "The difference that was shown is another by now; validate again");
        }
        boolean writes =
                judged.isGood() || (partial && !judged.check().entries().isEmpty());
        IndicatorImportView.Status status = judged.isGood()
                ? IndicatorImportView.Status.COMMITTED
                : writes ? IndicatorImportView.Status.PARTIAL : IndicatorImportView.Status.REJECTED;
        IndicatorImportView.Rows rows = judged.rows();
        Instant now = clock.instant();
        IndicatorImports.Stored stored = new IndicatorImports.Stored(
                new ImportId(ids.next()),
                status,
                judged.file().encoding(),
                judged.digest(),
                judged.check().faults(),
                writes ? rows : new IndicatorImportView.Rows(rows.total(), 0, 0, 0, 0, rows.rejected()),
                regions(judged.enterprises()),
                call.caller().organisation(),
                call.caller().userId(),
                now);
        imports.keep(stored, bytes);
        if (writes) {
            Map<String, UUID> idsByCode = new HashMap<>();
            judged.enterprises()
                    .forEach((code, enterprise) ->
                            idsByCode.put(code, enterprise.id().value()));
            history.append(judged.difference().news(), idsByCode, stored.id(), now);
        }
        audit.record("IMPORT_INDICATORS", stored.id().wire(), status.name(), null, stored.rows());
        return new Result(stored, writes ? judged.difference().changes() : List.of());
    }

    /** The same for a long import, which compares chunk by chunk later. Outside a transaction. */
    Checked check(TableFile file) {
        List<ImportRow> rows = file.rows();
        Set<String> codes = codes(rows);
        Map<String, EnterpriseRegistry.Registered> enterprises =
                QuarkusTransaction.requiringNew().call(() -> registry.byCodes(codes));
        return new Checked(FileCheck.of(rows, catalogue, names(enterprises), thisYear()), enterprises, rows.size());
    }

    /** A file held against catalogue and registry only. */
    record Checked(FileCheck check, Map<String, EnterpriseRegistry.Registered> enterprises, int rows) {}

    private static Set<String> codes(List<ImportRow> rows) {
        return rows.stream()
                .map(row -> CreditCode.read(row.cells().getOrDefault(Column.USCC, ""))
                        .normalised())
                .collect(Collectors.toSet());
    }

    private static Map<String, List<String>> names(Map<String, EnterpriseRegistry.Registered> enterprises) {
        Map<String, List<String>> names = new HashMap<>();
        enterprises.forEach((code, enterprise) -> names.put(code, presentFirst(enterprise)));
        return names;
    }

    private int thisYear() {
        return ZonedDateTime.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE)
                .getYear();
    }

    private Judged judge(byte[] bytes, TableFile file, boolean locking) {
        List<ImportRow> rows = file.rows();
        Map<String, EnterpriseRegistry.Registered> enterprises = registry.byCodes(codes(rows));
        List<UUID> enterpriseIds =
                enterprises.values().stream().map(known -> known.id().value()).toList();
        if (locking) {
            history.lock(enterpriseIds);
        }
        FileCheck check = FileCheck.of(rows, catalogue, names(enterprises), thisYear());
        Difference difference = Difference.between(check.entries(), enterprises, history.latestOf(enterpriseIds));
        IndicatorImportView.Rows counts = new IndicatorImportView.Rows(
                rows.size(),
                rows.size() - check.rejectedRows(),
                difference.addedRows(),
                difference.changedRows(),
                difference.unchangedRows(),
                check.rejectedRows());
        return new Judged(file, digest(bytes), check, enterprises, difference, counts);
    }

    private static List<String> presentFirst(EnterpriseRegistry.Registered enterprise) {
        List<String> names = new ArrayList<>(List.of(enterprise.name()));
        names.addAll(enterprise.names());
        return names;
    }

    static List<String> regions(Map<String, EnterpriseRegistry.Registered> enterprises) {
        return enterprises.values().stream()
                .map(EnterpriseRegistry.Registered::regionCode)
                .distinct()
                .sorted()
                .toList();
    }

    static String digest(byte[] bytes) {
        return Sha256.hex(bytes);
    }

    /** What the entries would change. */
    record Difference(
            List<Entry> news,
            List<IndicatorImportView.Change> changes,
            int addedRows,
            int changedRows,
            int unchangedRows,
            String digest) {

        static Difference between(
                List<Entry> entries,
                Map<String, EnterpriseRegistry.Registered> enterprises,
                Map<UUID, Map<String, List<String>>> held) {
            List<Entry> news = new ArrayList<>();
            List<IndicatorImportView.Change> changes = new ArrayList<>();
            int added = 0;
            int changed = 0;
            int unchanged = 0;
            StringBuilder all = new StringBuilder();
            for (Entry entry : entries) {
                EnterpriseRegistry.Registered enterprise = enterprises.get(entry.creditCode());
                if (enterprise == null) {
                    throw new IllegalStateException("accepted without an enterprise: " + entry.creditCode());
                }
                List<String> before =
                        held.getOrDefault(enterprise.id().value(), Map.of()).get(entry.slot());
                int rows = entry.rows().size();
                if (before == null) {
                    added += rows;
                } else if (before.equals(entry.vals())) {
                    unchanged += rows;
                    continue;
                } else {
                    changed += rows;
                }
                news.add(entry);
                all.append(entry.creditCode())
                        .append('\t')
                        .append(entry.slot())
                        .append('\t')
                        .append(before)
                        .append('\t')
                        .append(entry.vals())
                        .append('\n');
                if (changes.size() < IndicatorImportView.MOST_SHOWN) {
                    changes.add(new IndicatorImportView.Change(
                            entry.rows().get(0),
                            entry.creditCode(),
                            entry.indicator().key(),
                            entry.year(),
                            before,
                            entry.vals()));
                }
            }
            String digest = ImportIndicators.digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return new Difference(news, changes, added, changed, unchanged, digest);
        }
    }
}

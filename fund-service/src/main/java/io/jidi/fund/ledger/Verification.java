package io.jidi.fund.ledger;

import io.jidi.platform.sql.Sql;
import io.jidi.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks every invariant over the whole ledger and names what breaks it. */
@ApplicationScoped
public class Verification {

    /** More breaches of one invariant than anyone reads at once; the count says that there are more. */
    private static final int MAX_BREACHES = 100;

    /** The whole ledger is read: the time budget of ordinary statements does not fit. */
    static final int MAX_SECONDS = 600;

    private final Instance<InvariantSource> sources;
    private final Sql sql;
    private final Clock clock;

    Verification(@Any Instance<InvariantSource> sources, Sql sql, Clock clock) {
        this.sources = sources;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What breaks an invariant.
     *
     * @param fund its code; empty where several have a part in it
     * @param journal the number of the journal in that fund's books; null where no single one is wrong
     * @param object what is wrong: a journal's number, a partner, a call
     * @param reason what should hold, and what was found instead
     */
    public record Breach(
            String invariant, String fund, @Nullable Long journal, String object, Text reason) {}

    /** An invariant that is not asked, and why: so that nobody takes the list for the whole of fund.md 7.3. */
    public record NotAsked(String invariant, Text reason) {}

    private static final List<NotAsked> NOT_ASKED = List.of(
            new NotAsked(
                    "V17",
                    Text.of(
                            "返投额在查询时计算、以投资额为限，约束保证同一批次在同一口径内只登记一次；无留存结果可核验",
                            "Credit is computed when asked and cut at the invested amount, and a constraint lets a"
                                    + " tranche be claimed once in a scope; nothing is kept that could be asked")),
            new NotAsked(
                    "V18",
                    Text.of(
                            "得分在查询时计算、不留存；分值合计不符的评价版本不予加载",
                            "A score is computed when asked and not kept; an edition whose parts do not add up is not"
                                    + " loaded")));

    /** One invariant and how often it is broken. */
    public record Checked(String invariant, String titleZh, String titleEn, long breaches) {}

    /** The verdict over everything. */
    public record Report(
            boolean whole,
            long funds,
            long journals,
            List<Checked> checked,
            List<Breach> breaches,
            List<NotAsked> notAsked,
            Instant at) {}

    /** Asks everything; in a transaction of the caller, which sees one state of the books throughout. */
    public Report verify() {
        sql.execute("set local statement_timeout = '" + MAX_SECONDS + "s'");
        List<Checked> checked = new ArrayList<>();
        List<Breach> breaches = new ArrayList<>();
        for (Invariant invariant : all()) {
            keep(invariant.id(), invariant.title(), breaches(invariant), checked, breaches);
        }
        for (InvariantSource source : sources) {
            List<Breach> found = source.computed();
            source.computes()
                    .forEach((id, title) -> keep(
                            id,
                            title,
                            found.stream()
                                    .filter(breach -> breach.invariant().equals(id))
                                    .toList(),
                            checked,
                            breaches));
        }
        checked.sort(Comparator.comparing(Checked::invariant));
        return new Report(
                breaches.isEmpty(),
                sql.number("select count(*) from fund"),
                sql.number("select count(*) from journal"),
                checked,
                breaches,
                NOT_ASKED,
                clock.instant());
    }

    private static void keep(String id, Text title, List<Breach> found, List<Checked> checked, List<Breach> breaches) {
        checked.add(new Checked(id, title.zh(), title.en(), found.size()));
        found.stream().limit(MAX_BREACHES).forEach(breaches::add);
    }

    private List<Invariant> all() {
        return Stream.concat(
                        LedgerInvariants.ALL.stream(), sources.stream().flatMap(source -> source.invariants().stream()))
                .sorted(Comparator.comparing(Invariant::id))
                .toList();
    }

    private List<Breach> breaches(Invariant invariant) {
        // Named here, so that a query that says it in one language only does not run at all.
        return sql.list("select detail, detail_zh, b.* from (" + invariant.breaches() + ") b", row -> {
            Long journal = has(row, "journal") ? row.getObject("journal", Long.class) : null;
            return new Breach(
                    invariant.id(),
                    row.getString("fund"),
                    journal,
                    row.getString("object"),
                    reason(invariant.title(), Text.of(row.getString("detail_zh"), row.getString("detail"))));
        });
    }

    private static boolean has(ResultSet row, String column) throws SQLException {
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            if (row.getMetaData().getColumnLabel(i).equals(column)) {
                return true;
            }
        }
        return false;
    }

    /** What should hold, and what was found instead. */
    public static Text reason(Text title, Text found) {
        return Text.of(title.zh() + "；实际：" + found.zh(), title.en() + "; found: " + found.en());
    }
}

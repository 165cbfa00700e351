package io.jidi.fund.ledger;

import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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
     * @param fund its code
     * @param object what is wrong: a journal's number, a partner, a call
     */
    public record Breach(String invariant, String fund, String object, String detail) {}

    /** One invariant and how often it is broken. */
    public record Checked(String invariant, String titleZh, String titleEn, long breaches) {}

    /** The verdict over everything. */
    public record Report(
            boolean whole, long funds, long journals, List<Checked> checked, List<Breach> breaches, Instant at) {}

    /** Asks everything; in a transaction of the caller, which sees one state of the books throughout. */
    public Report verify() {
        sql.execute("set local statement_timeout = '" + MAX_SECONDS + "s'");
        List<Checked> checked = new ArrayList<>();
        List<Breach> breaches = new ArrayList<>();
        for (Invariant invariant : all()) {
            List<Breach> found = breaches(invariant);
            checked.add(new Checked(
                    invariant.id(), invariant.title().zh(), invariant.title().en(), found.size()));
            found.stream().limit(MAX_BREACHES).forEach(breaches::add);
        }
        sources.stream().map(InvariantSource::computed).forEach(breaches::addAll);
        return new Report(
                breaches.isEmpty(),
                sql.number("select count(*) from fund"),
                sql.number("select count(*) from journal"),
                checked,
                breaches,
                clock.instant());
    }

    private List<Invariant> all() {
        return Stream.concat(
                        LedgerInvariants.ALL.stream(), sources.stream().flatMap(source -> source.invariants().stream()))
                .sorted(Comparator.comparing(Invariant::id))
                .toList();
    }

    private List<Breach> breaches(Invariant invariant) {
        return sql.list(
                "select * from (" + invariant.breaches() + ") b",
                row -> new Breach(
                        invariant.id(), row.getString("fund"), row.getString("object"), row.getString("detail")));
    }
}

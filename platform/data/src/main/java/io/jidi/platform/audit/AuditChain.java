package io.jidi.platform.audit;

import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Seals audit entries into a hash chain after they are committed (in the posting transaction the chain's head would be a
 * lock for all), and verifies it, against the signed checkpoints kept elsewhere too.
 */
@ApplicationScoped
public class AuditChain {

    private static final int BATCH = 500;
    private static final String GENESIS = "0".repeat(64);

    /** What a seal covers, in the database's own text so that it can be checked offline from an export. */
    private static final String ROW =
            "concat_ws(chr(31), e.id, extract(epoch from e.recorded_at), e.actor, e.organisation,"
                    + " array_to_string(e.roles, ','), e.action, e.object, coalesce(e.reason, ''), coalesce(e.before_digest, ''),"
                    + " coalesce(e.after_digest, ''), e.request_id)";

    private final Sql sql;
    private final Checkpoints checkpoints;

    AuditChain(Sql sql, Checkpoints checkpoints) {
        this.sql = sql;
        this.checkpoints = checkpoints;
    }

    private record Entry(long id, String row) {
        static Entry from(ResultSet row) throws SQLException {
            return new Entry(row.getLong("id"), row.getString("canonical"));
        }
    }

    private record Seal(long sequence, long entry, String previous, String hash, Optional<String> row) {}

    /** The end of the chain: compare it with one kept elsewhere. */
    public record Head(long sequence, String hash) {}

    /**
     * The verdict over the whole chain.
     *
     * @param firstFault says what is wrong and where; empty when nothing is
     */
    public record Verdict(long entries, Head head, Optional<String> firstFault) {}

    /** Seals what waits, oldest first; answers how many. Runs on one replica at a time. */
    int seal() {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Entry> waiting = sql.list(
                    "select e.id, " + ROW + " as canonical from audit_pending p join audit_entry e on e.id = p.id"
                            + " order by e.id limit " + BATCH,
                    Entry::from);
            Head head = head();
            for (Entry entry : waiting) {
                String hash = hash(head.hash(), entry.row());
                sql.update(
                        "insert into audit_seal (sequence, entry_id, previous, hash) values (?, ?, ?, ?)",
                        head.sequence() + 1,
                        entry.id(),
                        head.hash(),
                        hash);
                head = new Head(head.sequence() + 1, hash);
            }
            sql.update(
                    "delete from audit_pending where id = any(?)",
                    waiting.stream().map(Entry::id).toList());
            return waiting.size();
        });
    }

    public Head head() {
        return sql.first(
                        "select sequence, hash from audit_seal order by sequence desc limit 1",
                        row -> new Head(row.getLong(1), row.getString(2)))
                .orElse(new Head(0, GENESIS));
    }

    /** Walks the whole chain: every seal over its row, every row sealed once, no seal missing, every checkpoint passed. */
    public Verdict verify() {
        Head head = new Head(0, GENESIS);
        while (true) {
            List<Seal> seals = sql.list(
                    "select s.sequence, s.entry_id, s.previous, s.hash, " + ROW + " as canonical, e.id as found"
                            + " from audit_seal s left join audit_entry e on e.id = s.entry_id"
                            + " where s.sequence > ? order by s.sequence limit " + BATCH,
                    row -> new Seal(
                            row.getLong("sequence"),
                            row.getLong("entry_id"),
                            row.getString("previous"),
                            row.getString("hash"),
                            row.getObject("found") == null
                                    ? Optional.empty()
                                    : Optional.of(row.getString("canonical"))),
                    head.sequence());
            if (seals.isEmpty()) {
                return new Verdict(
                        head.sequence(),
                        head,
                        outsideTheChain(head).or(this::unsealed).or(checkpoints::firstFault));
            }
            for (Seal seal : seals) {
                Optional<String> fault = fault(head, seal);
                if (fault.isPresent()) {
                    return new Verdict(head.sequence(), head, fault);
                }
                head = new Head(seal.sequence(), seal.hash());
            }
        }
    }

    private static Optional<String> fault(Head head, Seal seal) {
        if (seal.sequence() != head.sequence() + 1) {
            return Optional.of("seal " + (head.sequence() + 1) + " is missing");
        }
        if (!seal.previous().equals(head.hash())) {
            return Optional.of("seal " + seal.sequence() + " does not follow its predecessor");
        }
        if (seal.row().isEmpty()) {
            return Optional.of("entry " + seal.entry() + " was removed");
        }
        if (!hash(head.hash(), seal.row().get()).equals(seal.hash())) {
            return Optional.of("entry " + seal.entry() + " was changed");
        }
        return Optional.empty();
    }

    private Optional<String> outsideTheChain(Head head) {
        long seals = sql.number("select count(*) from audit_seal");
        return seals == head.sequence()
                ? Optional.empty()
                : Optional.of(seals + " seals are stored, " + head.sequence() + " are in the chain");
    }

    private Optional<String> unsealed() {
        return sql.first(
                "select e.id from audit_entry e where not exists (select from audit_seal s where s.entry_id = e.id)"
                        + " and not exists (select from audit_pending p where p.id = e.id) order by e.id limit 1",
                row -> "entry " + row.getLong(1) + " is neither sealed nor waiting");
    }

    private static String hash(String previous, String row) {
        return Sm3.hex(previous.getBytes(StandardCharsets.US_ASCII), row.getBytes(StandardCharsets.UTF_8));
    }
}

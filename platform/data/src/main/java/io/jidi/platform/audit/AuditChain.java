package io.jidi.platform.audit;

import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals audit entries into a hash chain after they are committed (in the posting transaction the chain's head would be a
 * lock for all), and verifies it, against the signed checkpoints kept elsewhere too.
 */
@ApplicationScoped
public class AuditChain {

    private static final int BATCH = 500;
    private static final String GENESIS = "0".repeat(64);

    /** What a seal covers, in the database's own text so that it can be checked offline from an export. */
    static final String ROW =
            "case e.form when 1 then concat_ws(chr(31), e.id, extract(epoch from e.recorded_at), e.actor, e.organisation,"
                    + " array_to_string(e.roles, ','), e.action, e.object, coalesce(e.reason, ''), coalesce(e.before_digest, ''),"
                    + " coalesce(e.after_digest, ''), e.request_id)"
                    + " else json_build_object('id', e.id, 'form', e.form, 'at', to_char(e.recorded_at at time zone 'UTC',"
                    + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), 'eventType', e.kind, 'result', e.result, 'actor', e.actor,"
                    + " 'name', e.actor_name, 'roles', e.roles, 'organisation', e.organisation, 'address', e.address,"
                    + " 'channel', e.channel, 'app', e.app, 'action', e.action, 'object', e.object, 'reason', e.reason,"
                    + " 'beforeDigest', e.before_digest, 'afterDigest', e.after_digest, 'requestId', e.request_id)::text end";

    private final Sql sql;
    private final Checkpoints checkpoints;

    private final CheckpointKey key;
    private final Clock clock;
    private final String service;

    AuditChain(
            Sql sql,
            Checkpoints checkpoints,
            CheckpointKey key,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.sql = sql;
        this.checkpoints = checkpoints;
        this.key = key;
        this.clock = clock;
        this.service = service;
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
                .orElseGet(this::beginning);
    }

    /** Where the kept part begins: at the first act, or after what was given up when its time was over. */
    Head beginning() {
        return anchor().map(anchor -> new Head(anchor.sequence(), anchor.hash()))
                .orElse(new Head(0, GENESIS));
    }

    private Optional<Anchor> anchor() {
        return sql.first(
                "select sequence, hash, until, signature from audit_anchor order by sequence desc limit 1",
                row -> new Anchor(
                        row.getLong("sequence"),
                        row.getString("hash"),
                        row.getObject("until", OffsetDateTime.class).toInstant(),
                        row.getString("signature")));
    }

    /** The end of the part that was given up. */
    private record Anchor(long sequence, String hash, Instant until, String signature) {}

    private String signedText(long sequence, String hash, Instant until) {
        return "jidi-audit-anchor\n" + service + '\n' + sequence + '\n' + hash + '\n' + until;
    }

    /**
     * Gives up the longest stretch at the chain's beginning that was recorded before the instant, and signs where the rest begins.
     *
     * @return how many entries
     */
    long prune(Instant before) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<Anchor> last = sql.first(
                    "select s.sequence, s.hash, (select max(o.recorded_at) from audit_seal p join audit_entry o on"
                            + " o.id = p.entry_id where p.sequence <= s.sequence) as until from audit_seal s"
                            + " where s.sequence < coalesce((select min(k.sequence) from audit_seal k join audit_entry e"
                            + " on e.id = k.entry_id where e.recorded_at >= ?), 9223372036854775807)"
                            + " order by s.sequence desc limit 1",
                    row -> new Anchor(
                            row.getLong("sequence"),
                            row.getString("hash"),
                            row.getObject("until", OffsetDateTime.class).toInstant(),
                            ""),
                    before);
            return last.map(anchor -> sql.number(
                            "select audit_prune(?, ?, ?, ?, ?)",
                            anchor.sequence(),
                            anchor.hash(),
                            anchor.until(),
                            clock.instant(),
                            key.sign(signedText(anchor.sequence(), anchor.hash(), anchor.until()))))
                    .orElse(0L);
        });
    }

    /** A sealed entry as it leaves in an export. */
    record Sealed(long sequence, String previous, String hash, String row) {}

    /** The sealed entries after a place in the chain, some at a time. */
    List<Sealed> after(long sequence, long last) {
        return sql.list(
                "select s.sequence, s.previous, s.hash, coalesce(" + ROW + ", '') as canonical from audit_seal s"
                        + " left join audit_entry e on e.id = s.entry_id where s.sequence > ? and s.sequence <= ?"
                        + " order by s.sequence limit " + BATCH,
                row -> new Sealed(
                        row.getLong("sequence"),
                        row.getString("previous"),
                        row.getString("hash"),
                        row.getString("canonical")),
                sequence,
                last);
    }

    /** Walks the whole chain: every seal over its row, every row sealed once, no seal missing, every checkpoint passed. */
    public Verdict verify() {
        Optional<String> forged = anchor().filter(anchor ->
                        !key.signed(signedText(anchor.sequence(), anchor.hash(), anchor.until()), anchor.signature()))
                .map(anchor -> "the chain begins after seal " + anchor.sequence()
                        + ", and no one of this installation signed that");
        Head head = beginning();
        if (forged.isPresent()) {
            return new Verdict(0, head, forged);
        }
        long before = head.sequence();
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
                        head.sequence() - before,
                        head,
                        outsideTheChain(head.sequence() - before)
                                .or(this::unsealed)
                                .or(() -> checkpoints.firstFault(before)));
            }
            for (Seal seal : seals) {
                Optional<String> fault = fault(head, seal);
                if (fault.isPresent()) {
                    return new Verdict(head.sequence() - before, head, fault);
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

    private Optional<String> outsideTheChain(long linked) {
        long seals = sql.number("select count(*) from audit_seal");
        return seals == linked
                ? Optional.empty()
                : Optional.of(seals + " seals are stored, " + linked + " are in the chain");
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

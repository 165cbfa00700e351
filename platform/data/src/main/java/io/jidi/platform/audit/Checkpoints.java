package io.jidi.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.sql.Sql;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The end of the audit chain, signed and written down each hour in a file outside the database. A chain by itself does not
 * show a cut tail, nor that it was computed anew; these do. Mount the folder from a machine that the database's
 * administrators cannot write to.
 */
@Singleton
class Checkpoints {

    private static final Duration EVERY = Duration.ofHours(1);

    private final Path file;
    private final String service;
    private final CheckpointKey key;
    private final Sql sql;
    private final ObjectMapper json;
    private final Clock clock;
    private Instant due = Instant.EPOCH;

    Checkpoints(
            @ConfigProperty(name = "jidi.audit.checkpoints") String folder,
            @ConfigProperty(name = "quarkus.application.name") String service,
            CheckpointKey key,
            Sql sql,
            ObjectMapper json,
            Clock clock) {
        this.file = Path.of(folder).resolve(service + ".jsonl");
        this.service = service;
        this.key = key;
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** One line of the file. The signature covers the four values before it, each on a line of its own. */
    record Checkpoint(String service, long sequence, String hash, Instant at, String publicKey, String signature) {
        static String signedText(String service, long sequence, String hash, Instant at) {
            return service + '\n' + sequence + '\n' + hash + '\n' + at;
        }

        String signedText() {
            return signedText(service, sequence, hash, at);
        }
    }

    /** Writes the head down if the last time is an hour ago. Called by the one sealer that leads. */
    void writeWhenDue(AuditChain.Head head) {
        Instant now = clock.instant();
        if (head.sequence() == 0 || (now.isBefore(due) && Files.exists(file))) {
            return;
        }
        List<Checkpoint> all = read();
        Instant lastAt = all.isEmpty() ? Instant.EPOCH : all.get(all.size() - 1).at();
        if (!lastAt.plus(EVERY).isAfter(now)) {
            write(head, now);
            lastAt = now;
        }
        due = lastAt.plus(EVERY);
    }

    private void write(AuditChain.Head head, Instant now) {
        String signature = key.sign(Checkpoint.signedText(service, head.sequence(), head.hash(), now));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file,
                    json.writeValueAsString(new Checkpoint(
                                    service, head.sequence(), head.hash(), now, key.publicKey(), signature))
                            + '\n',
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the audit checkpoint to " + file, e);
        }
    }

    /**
     * The first checkpoint that is not genuine or that the stored chain does not pass through.
     *
     * @param beginning the last seal that was given up; what came before can be checked no more
     */
    Optional<String> firstFault(long beginning) {
        return read().stream().flatMap(each -> fault(each, beginning).stream()).findFirst();
    }

    /** The checkpoints of the stretch of chain that an export holds, and those that it should have reached. */
    List<Checkpoint> after(long sequence) {
        return read().stream().filter(each -> each.sequence() > sequence).toList();
    }

    private Optional<String> fault(Checkpoint each, long beginning) {
        if (!key.signed(each.signedText(), each.signature())) {
            return Optional.of("the checkpoint of " + each.at() + " is not signed by this installation");
        }
        if (each.sequence() <= beginning) {
            return Optional.empty();
        }
        Optional<String> stored =
                sql.first("select hash from audit_seal where sequence = ?", row -> row.getString(1), each.sequence());
        if (stored.isEmpty()) {
            return Optional.of(
                    "the chain ended at seal " + each.sequence() + " on " + each.at() + " and is shorter now");
        }
        return stored.get().equals(each.hash())
                ? Optional.empty()
                : Optional.of("seal " + each.sequence() + " is not the one of the checkpoint of " + each.at());
    }

    private List<Checkpoint> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream().map(this::parsed).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the audit checkpoints in " + file, e);
        }
    }

    private Checkpoint parsed(String line) {
        try {
            return json.readValue(line, Checkpoint.class);
        } catch (JsonProcessingException e) {
            // Unreadable is not unwritten: it must be seen as a fault, not skipped.
            return new Checkpoint(service, -1, line, Instant.EPOCH, "", "");
        }
    }
}

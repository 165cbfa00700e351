package io.jidi.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.audit.AuditChain;
import io.jidi.platform.audit.Sm3;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Tokens;
import io.jidi.testkit.parts.FreshDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** reliability.md 4.4 and row 39: whoever tampers as owner of the tables is found out. */
@QuarkusTest
@WithTestResource(SampleParts.class)
class AuditChainTest {

    @Inject
    Sql sql;

    @Inject
    AuditChain chain;

    @ConfigProperty(name = "jidi.audit.checkpoints")
    String checkpoints;

    FreshDatabase database;

    @Test
    void sm3IsTheOneOfTheStandard() {
        // GB/T 32905-2016, example 1.
        assertThat(Sm3.hex("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @Test
    void everyActIsSealedAndEveryTamperingIsNamed() throws Exception {
        String id = Notes.write("audited");
        Notes.rename(id, 0, "audited again");
        Notes.eventually("all is sealed", () -> sql.number("select count(*) from audit_pending") == 0);
        verified(true, null);
        long entry = sql.number("select max(id) from audit_entry where object = ?", id);
        long head = chain.head().sequence();

        tamper("update audit_entry set actor = 'nobody' where id = " + entry);
        verified(false, "entry " + entry + " was changed");
        tamper("update audit_entry set actor = 'test-user' where id = " + entry);
        verified(true, null);

        tamper("create table taken as select * from audit_entry where id = " + entry);
        tamper("delete from audit_entry where id = " + entry);
        verified(false, "entry " + entry + " was removed");
        tamper("insert into audit_entry overriding system value select * from taken");
        verified(true, null);

        tamper("update audit_seal set sequence = -1 where sequence = " + head);
        assertThat(chain.verify().firstFault()).isPresent();
        tamper("update audit_seal set sequence = " + head + " where sequence = -1");

        tamper("insert into audit_entry (recorded_at, actor, organisation, roles, action, object, request_id)"
                + " values (now(), 'ghost', '', '{}', 'GHOST', 'x', '')");
        verified(false, "neither sealed nor waiting");
        tamper("delete from audit_entry where action = 'GHOST'");
        verified(true, null);
    }

    /** Who owns the database can compute a whole new chain or cut its tail; the signed checkpoint outside it knows better. */
    @Test
    void aCutTailAndAForgedCheckpointAreNamed() throws Exception {
        Path file = Path.of(checkpoints, "sample-service.jsonl");
        Notes.write("checkpointed");
        Notes.eventually("all is sealed", () -> sql.number("select count(*) from audit_pending") == 0);
        // Without a file the next one is due at once.
        Files.deleteIfExists(file);
        Notes.eventually("a checkpoint", () -> Files.exists(file));
        String checkpoint = Files.readAllLines(file).get(0);
        verified(true, null);

        long sequence = new ObjectMapper().readTree(checkpoint).path("sequence").asLong();
        Files.writeString(
                file, checkpoint.replace("\"sequence\":" + sequence, "\"sequence\":" + (sequence + 1)) + "\n");
        verified(false, "is not signed by this installation");
        Files.writeString(file, "scrawl\n");
        verified(false, "is not signed by this installation");
        Files.writeString(file, checkpoint + "\n");
        verified(true, null);

        // The same as a cut tail: the chain is consistent and complete in itself, but ends before the checkpoint.
        tamper("create table cut as select * from audit_seal where sequence >= " + sequence);
        tamper("create table cut_entry as select * from audit_entry where id in (select entry_id from cut)");
        tamper("delete from audit_seal where sequence >= " + sequence);
        tamper("delete from audit_entry where id in (select entry_id from cut)");
        verified(false, "the chain ended at seal " + sequence);
        tamper("insert into audit_entry overriding system value select * from cut_entry");
        tamper("insert into audit_seal select * from cut");
        verified(true, null);
    }

    private void verified(boolean whole, String fault) {
        var answer = Notes.as(Tokens.of("AUDITOR").sign())
                .get("/internal/audit/verification")
                .then()
                .statusCode(200)
                .body("whole", equalTo(whole));
        if (fault != null) {
            answer.body("fault", containsString(fault));
        }
    }

    private void tamper(String statement) throws Exception {
        try (var owner = DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.ownerPassword());
                var work = owner.createStatement()) {
            work.execute(statement);
        }
    }
}

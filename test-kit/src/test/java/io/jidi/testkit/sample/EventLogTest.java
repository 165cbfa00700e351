package io.jidi.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.jidi.platform.event.EventFeed;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.fault.Fault;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Tokens;
import io.jidi.testkit.parts.FreshDatabase;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** reliability.md sections 2.2 to 2.5, rows 19 and 27, and the partitions of row 26. */
@QuarkusTest
@WithTestResource(SampleParts.class)
class EventLogTest {

    @Inject
    Outbox outbox;

    @Inject
    EventFeed feed;

    @Inject
    Sql sql;

    @Inject
    Uuid7 ids;

    @Inject
    CallContext call;

    FreshDatabase database;

    @AfterEach
    void noFaults() {
        Fault.follow(null);
    }

    @Test
    void anEventThatBreaksItsContractTakesTheBusinessWithIt() {
        Notes.post(Tokens.office(), UUID.randomUUID().toString(), "against the contract")
                .then()
                .statusCode(422)
                .body("code", equalTo("EVENT_REFUSED"));
        assertThat(sql.number("select count(*) from note where title = 'against the contract'"))
                .isZero();
    }

    @Test
    void anOversizedEventIsRefused() {
        assertThatThrownBy(() -> inTransaction(() -> append(new NoteId(ids.next()), "x".repeat(300_000))))
                .hasMessageContaining("EVENT_REFUSED");
    }

    @Test
    void aFailedAppendLeavesNoState() {
        Fault.follow(point -> {
            if (point.equals("outbox.append")) {
                throw new IllegalStateException("the log is not reachable");
            }
        });
        Notes.post(Tokens.office(), UUID.randomUUID().toString(), "unlogged")
                .then()
                .statusCode(500)
                .body("code", equalTo("INTERNAL_ERROR"));
        Fault.follow(null);
        assertThat(sql.number("select count(*) from note where title = 'unlogged'"))
                .isZero();
    }

    @Test
    void anEventOutsideATransactionIsAMistakeOfTheProgrammer() {
        assertThatThrownBy(() -> active(() -> append(new NoteId(ids.next()), "alone")))
                .isInstanceOf(IllegalStateException.class);
    }

    /** H has its xid before L, an unrelated T stays open, and H writes version 2: version 1 must still go out first. */
    @Test
    void theOrderIsThatOfTheVersionsWhateverTheTransactionsDo() throws Exception {
        NoteId a = new NoteId(ids.next());
        NoteId b = new NoteId(ids.next());
        CountDownLatch holderHasXid = new CountDownLatch(1);
        CountDownLatch firstVersionIn = new CountDownLatch(1);
        try (Connection unrelated = open();
                Statement statement = unrelated.createStatement()) {
            Thread holder = new Thread(() -> inTransaction(() -> {
                append(a, "holder");
                holderHasXid.countDown();
                await(firstVersionIn);
                append(b, "second");
            }));
            holder.start();
            await(holderHasXid);
            statement.executeQuery("select pg_current_xact_id()");
            inTransaction(() -> append(b, "first"));
            firstVersionIn.countDown();
            holder.join();
            Notes.eventually(
                    "both versions of b in the feed", () -> sequencesOf(b).size() == 2);
            assertThat(sequencesOf(b)).containsExactly(1L, 2L);
            assertThat(sequencesOf(a)).containsExactly(1L);
        }
    }

    @Test
    void theFeedHasNoGapsAndEveryAggregateItsOrderEvenIfEveryFifthTransactionAborts() throws Exception {
        List<NoteId> notes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            notes.add(new NoteId(ids.next()));
        }
        List<Integer> committed = Notes.atOnce(8, () -> {
            int done = 0;
            for (int i = 0; i < 40; i++) {
                NoteId note = notes.get(ThreadLocalRandom.current().nextInt(notes.size()));
                boolean abort = ThreadLocalRandom.current().nextInt(5) == 0;
                try {
                    inTransaction(() -> {
                        append(note, "busy");
                        if (abort) {
                            throw new IllegalStateException("aborted on purpose");
                        }
                    });
                    done++;
                } catch (IllegalStateException e) {
                    assertThat(e).hasMessageContaining("aborted on purpose");
                }
            }
            return done;
        });
        int expected = committed.stream().mapToInt(Integer::intValue).sum();
        Notes.eventually(
                "all committed events in the feed",
                () -> notes.stream().mapToInt(note -> sequencesOf(note).size()).sum() == expected);
        Map<String, Long> last = new HashMap<>();
        long position = 0;
        for (EventFeed.Entry entry : wholeFeed()) {
            assertThat(entry.position()).isEqualTo(++position);
            if (!notes.contains(NoteId.fromString(entry.event().subject()))) {
                continue;
            }
            long before = last.getOrDefault(entry.event().subject(), 0L);
            assertThat(entry.event().sequence()).isEqualTo(before + 1);
            last.put(entry.event().subject(), entry.event().sequence());
        }
        assertThat(sql.number("select count(*) from event_pending")).isZero();
    }

    /** The leader dies between the broker's commit and its own: the batch goes out again, its positions only once. */
    @Test
    void aRelayThatFailsAfterSendingRepeatsWithoutNumberingTwice() {
        CountDownLatch failed = new CountDownLatch(1);
        Fault.follow(point -> {
            if (point.equals("relay.before-settle") && failed.getCount() > 0) {
                failed.countDown();
                throw new IllegalStateException("the relay stumbles");
            }
        });
        String id = Notes.write("stumble");
        await(failed);
        Notes.eventually("the event in the feed", () -> feedOf(id).size() == 1);
        Notes.eventually("one effect", () -> effects(id) == 1);
        Notes.rename(id, 0, "after");
        Notes.eventually("the next effect", () -> effects(id) == 2);
        assertThat(feedOf(id)).containsExactly(1L, 2L);
    }

    @Test
    void theRuntimeRoleCanNeitherChangeNorDropHistory() throws Exception {
        Notes.write("history");
        try (Connection app = open();
                Statement statement = app.createStatement()) {
            for (String attempt : List.of(
                    "update event set type = 'x'",
                    "delete from event",
                    "delete from audit_entry",
                    "update audit_seal set hash = ''",
                    "delete from idempotency",
                    "select event_drop_partition(current_date)",
                    "create table mine (a int)")) {
                assertThatThrownBy(() -> statement.execute(attempt))
                        .as(attempt)
                        .hasMessageContaining("permission denied");
                app.rollback();
            }
        }
    }

    @Test
    void aMonthWithAPendingEventIsNotDropped() throws Exception {
        try (Connection owner =
                        DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute("select event_ensure_partition('2020-03-15')");
            statement.execute("insert into event_pending (id, recorded_at) values (-1, '2020-03-31T23:59:59Z')");
            assertThatThrownBy(() -> statement.execute("select event_drop_partition('2020-03-01')"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("2020-03");
            statement.execute("delete from event_pending where id = -1");
            statement.execute("select event_drop_partition('2020-03-01')");
        }
    }

    private void append(NoteId note, String title) {
        call.actAs(Caller.system("test"), "test-request", null);
        outbox.append(new NewEvent(
                NoteResource.STREAM,
                NoteResource.STREAM.type("renamed"),
                1,
                note,
                new NoteResource.NoteView(note, title, "340100", Money.cny("1.00"), null, 1),
                null,
                "region:340100"));
    }

    private static void inTransaction(Runnable work) {
        active(() -> QuarkusTransaction.requiringNew().run(work));
    }

    private static void active(Runnable work) {
        ManagedContext request = Arc.container().requestContext();
        boolean opened = !request.isActive();
        if (opened) {
            request.activate();
        }
        try {
            work.run();
        } finally {
            if (opened) {
                request.terminate();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection(database.jdbcUrl(), database.app(), database.appPassword());
        connection.setAutoCommit(false);
        return connection;
    }

    private List<Long> sequencesOf(NoteId note) {
        return feedOf(note.wire());
    }

    private List<Long> feedOf(String aggregate) {
        return wholeFeed().stream()
                .filter(entry -> entry.event().subject().equals(aggregate))
                .map(entry -> entry.event().sequence())
                .toList();
    }

    private long effects(String id) {
        return sql.number("select coalesce(max(events), 0) from note_title where note = ?", id);
    }

    private List<EventFeed.Entry> wholeFeed() {
        List<EventFeed.Entry> all = new ArrayList<>();
        try {
            while (true) {
                List<EventFeed.Entry> next = feed.after(all.size(), 500, Duration.ZERO);
                if (next.isEmpty()) {
                    return all;
                }
                all.addAll(next);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

package io.jidi.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.security.DataScope;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.sql.SqlFailure;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Row 34: a query that forgot its condition shows the caller's rows only, and none to nobody. */
@QuarkusTest
@WithTestResource(GuardedRows.class)
class RowScopeTest {

    private static final Logger LOG = Logger.getLogger(RowScopeTest.class);
    private static final String FORGETFUL =
            "select region_code from guarded_note where id between 340000 and 349999 order by id";

    @Inject
    Sql sql;

    private <T> T as(String scopes, Supplier<T> work) {
        return inRequest(() -> {
            Arc.container()
                    .instance(CallContext.class)
                    .get()
                    .actAs(
                            new Caller(
                                    "u",
                                    "u",
                                    "ORG",
                                    Set.of("CITY_OFFICE"),
                                    DataScope.parse(scopes.isEmpty() ? Set.of() : Set.of(scopes.split(" ")))),
                            "test",
                            null);
            return work.get();
        });
    }

    private static <T> T inRequest(Supplier<T> work) {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            return work.get();
        } finally {
            request.terminate();
        }
    }

    private List<String> seen() {
        return sql.list(FORGETFUL, row -> row.getString(1));
    }

    @Test
    void aQueryWithoutItsConditionShowsTheCallersRowsOnly() {
        assertThat(as("region:340100", this::seen)).containsExactly("340100");
        assertThat(as("region:340200", this::seen)).containsExactly("340200", "340202");
        assertThat(as("region:340000", this::seen)).containsExactly("340100", "340200", "340202");
        assertThat(as("region:340100", () -> QuarkusTransaction.requiringNew().call(this::seen)))
                .containsExactly("340100");
        // Who holds nothing is somebody, and sees nothing.
        assertThat(as("", this::seen)).isEmpty();
        assertThat(as("base:VOICE", this::seen)).isEmpty();
    }

    @Test
    void nobodyGetsAnErrorAndNotAnEmptyAnswer() {
        assertThatThrownBy(this::seen).isInstanceOf(SqlFailure.class).hasMessageContaining("no scope was told");
        assertThatThrownBy(() -> inRequest(this::seen))
                .isInstanceOf(SqlFailure.class)
                .hasMessageContaining("no scope was told");
    }

    /** More often than there are connections, so that each was somebody else's before. */
    @Test
    void aConnectionFromThePoolKeepsNothingOfTheCallerBefore() {
        for (int i = 0; i < 40; i++) {
            assertThat(as("region:340100", this::seen)).containsExactly("340100");
            assertThat(as("region:340200", this::seen)).containsExactly("340200", "340202");
            assertThatThrownBy(this::seen).isInstanceOf(SqlFailure.class);
        }
        assertThatThrownBy(() -> as(
                        "region:340100",
                        () -> QuarkusTransaction.requiringNew().call(() -> {
                            seen();
                            throw new IllegalStateException("rolled back");
                        })))
                .isInstanceOf(IllegalStateException.class);
        assertThat(as("region:340200", this::seen)).containsExactly("340200", "340202");
    }

    /** The second lock holds against this service's own role: it can neither lift the guard nor write past it. */
    @Test
    void theRuntimeRoleCannotLiftTheGuard() {
        assertThat(sql.number(
                        "select count(*) from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)"))
                .isZero();
        assertThat(sql.number("select count(*) from pg_class c join pg_roles r on r.oid = c.relowner"
                        + " where c.relname = 'guarded_note' and r.rolname = current_user"))
                .isZero();
        assertThatThrownBy(() -> sql.execute("alter table guarded_note disable row level security"))
                .isInstanceOf(SqlFailure.class);
        assertThatThrownBy(() -> as("region:340100", () -> {
                    sql.execute("insert into guarded_note values (7000000, '340200')");
                    return 0;
                }))
                .isInstanceOf(SqlFailure.class);
    }

    /** What a list of 20 of 20,000 rows costs, with the explicit condition on both; told in the log, in microseconds. */
    @Test
    void theCostIsTold() {
        String list = "select id from %s where region_code like any (array['3401%%']) order by id limit 20";
        List<Long> open =
                timed("select id from open_note where region_code like any (array['3401%']) order by id limit 20");
        List<Long> guarded = timed(String.format(list, "guarded_note"));
        LOG.infof(
                "ROW SCOPE COST list p50: open %d us, guarded %d us (both told the scope)",
                open.get(open.size() / 2), guarded.get(guarded.size() / 2));
        String write = "insert into %s values (nextval('note_number'), '340100') returning id";
        List<Long> openWrite = timed(String.format(write, "open_note"));
        List<Long> guardedWrite = timed(String.format(write, "guarded_note"));
        LOG.infof(
                "ROW SCOPE COST write p50: open %d us, guarded %d us",
                openWrite.get(openWrite.size() / 2), guardedWrite.get(guardedWrite.size() / 2));
        List<Long> told = timed("select 1");
        LOG.infof("ROW SCOPE COST connection with scope told and select 1: p50 %d us", told.get(told.size() / 2));
        assertThat(guarded).hasSameSizeAs(open);
    }

    private List<Long> timed(String query) {
        List<Long> micros = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            long begun = System.nanoTime();
            as("region:340100", () -> sql.list(query, row -> row.getInt(1)));
            micros.add((System.nanoTime() - begun) / 1_000);
        }
        return micros.stream().skip(100).sorted().toList();
    }
}

package io.jidi.enterprise.cultivation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.enterprise.Office;
import io.jidi.enterprise.OnRealParts;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One run a night, however many replicas look at the clock. */
@QuarkusTest
class NightlyCultivationTest extends OnRealParts {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 2);

    @Inject
    NightlyCultivation night;

    @Inject
    CultivationRuns runs;

    @Inject
    Sql sql;

    @Test
    void oneOfManyReplicasBeginsTheRunOfTheNightAndOnlyOnce() throws Exception {
        assertThat(night.begin(at(1, 59))).isEmpty();

        List<Optional<CultivationRunId>> begun = Office.atOnce(6, () -> night.begin(at(2, 0)));

        assertThat(begun.stream().flatMap(Optional::stream)).hasSize(1);
        CultivationRunId first =
                begun.stream().flatMap(Optional::stream).findFirst().orElseThrow();
        // Started again in the afternoon.
        assertThat(night.begin(at(15, 30))).isEmpty();
        CultivationRuns.View run = ended(first);
        assertThat(run.state()).isEqualTo("DONE");
        assertThat(run.applicationDate()).isEqualTo(DAY);
        assertThat(run.regionPrefix()).isEmpty();
        assertThat(run.startedBy()).isEqualTo("system:nightly-cultivation");
        assertThat(sql.number(
                        "select count(*) from audit_entry where action = 'START_CULTIVATION' and object = ?",
                        first.wire()))
                .isOne();

        Optional<CultivationRunId> next = night.begin(at(2, 0).plusDays(1));
        assertThat(next).isPresent();
        assertThat(ended(next.orElseThrow()).applicationDate()).isEqualTo(DAY.plusDays(1));
    }

    private CultivationRuns.View ended(CultivationRunId id) {
        Instant patience = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            CultivationRuns.View run = runs.find(id).orElseThrow();
            if (!run.state().equals("RUNNING")) {
                return run;
            }
            assertThat(Instant.now()).isBefore(patience);
        }
    }

    private static ZonedDateTime at(int hour, int minute) {
        return DAY.atTime(hour, minute).atZone(ClockSource.BUSINESS_ZONE);
    }
}

package io.jidi.fund.watchlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.fund.watchlist.rules.WatchPolicy;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Contracts;
import io.jidi.testkit.RealParts;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The watchlist reads what the enterprise service publishes, and judges it by its policy. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class WatchlistTest {

    @Inject
    Watchlist watchlist;

    @Inject
    Sql sql;

    @Inject
    CallContext call;

    @Test
    void itReadsEveryGoldenExampleOfItsSources() {
        for (String type : watchlist.types()) {
            for (String example : Contracts.examples(type)) {
                handle(type, example);
            }
        }
        assertThat(sql.number("select count(*) from watch_entry")).isPositive();
    }

    @Test
    void aRiseMakesAProspectAndAFallIsWatchedAndBothAreAnnounced() {
        String firm = TypeIds.format("ent", UUID.fromString("0198f000-0000-7000-8000-000000000001"));
        String change = "{\"enterpriseId\":\"" + firm + "\",\"creditCode\":\"91340100MA990001XA\",\"name\":\"皖江智语\","
                + "\"regionCode\":\"340100\",\"ladder\":\"MIIT\",%s\"direction\":\"%s\",\"assessmentId\":\"asm_1\","
                + "\"somethingNew\":true}";
        handle("io.jidi.enterprise.tier.changed", String.format(change, "\"tier\":\"SRDI\",", "RISE"));
        assertThat(position(firm)).isEqualTo("PROSPECT");
        handle("io.jidi.enterprise.tier.changed", String.format(change, "\"previousTier\":\"SRDI\",", "FALL"));
        assertThat(position(firm)).isEqualTo("WATCH");
        String entry = firm.replace("ent_", "wen_");
        assertThat(sql.number(
                        "select count(*) from event where aggregate = ? and type = 'io.jidi.fund.watchlist.changed'",
                        entry))
                .isEqualTo(2);
    }

    @Test
    void thePolicyTellsLossFromDescent() {
        assertThat(WatchPolicy.judge(new WatchPolicy.TierChange("MIIT", "SRDI", null, false))
                        .reason()
                        .en())
                .isEqualTo("Lost SRDI on the MIIT ladder: to be watched");
        assertThat(WatchPolicy.judge(new WatchPolicy.TierChange("UNICORN", "UNICORN", "POTENTIAL_UNICORN_9", false))
                        .position())
                .isEqualTo(WatchPolicy.Position.WATCH);
        assertThatThrownBy(() -> new WatchPolicy.TierChange("MIIT", "SRDI", null, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void handle(String type, String data) {
        var request = Arc.container().requestContext();
        boolean opened = !request.isActive();
        if (opened) {
            request.activate();
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                call.actAs(io.jidi.platform.security.Caller.system("test"), "test", null);
                watchlist.handle(new ReceivedEvent(
                        "evt_1", "/enterprise-service", type, "ent_x", 1, Instant.EPOCH, null, "test", null, data));
            });
        } finally {
            if (opened) {
                request.terminate();
            }
        }
    }

    private String position(String firm) {
        return sql.first("select position from watch_entry where enterprise_id = ?", row -> row.getString(1), firm)
                .orElse("");
    }
}

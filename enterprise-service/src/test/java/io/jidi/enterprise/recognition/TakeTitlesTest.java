package io.jidi.enterprise.recognition;

import static io.jidi.enterprise.Office.freshCode;
import static io.jidi.enterprise.Office.register;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.enterprise.OnRealParts;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Contracts;
import io.jidi.testkit.Peer;
import io.jidi.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Titles that platforms hand in are taken once, for their regions, or refused with a reason in both languages. */
@QuarkusTest
class TakeTitlesTest extends OnRealParts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = "exchange.inbound.events.v1";
    private static final String RECEIVED = "io.jidi.exchange.inbound.received";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(40);

    @Inject
    Sql sql;

    @Inject
    TakeTitles takeTitles;

    @ConfigProperty(name = "jidi.topic-prefix")
    String prefix;

    private Peer exchange;
    private String code = "";
    private String enterprise = "";
    private String certificate = "";

    @BeforeEach
    void anEnterpriseAndTheExchange() throws Exception {
        TestClock.clock().travelTo(Instant.parse("2026-06-01T04:00:00Z"));
        // Nothing is lost here, so its log is not asked for: any address will do.
        exchange = Peer.start("/exchange-service", URI.create("http://127.0.0.1:0"), prefix, takeTitles.topics());
        code = freshCode();
        enterprise = register("报送企业" + code, code, "340102");
        certificate = "皖ZJTX-" + UUID.randomUUID();
    }

    @AfterEach
    void theExchangeIsDown() {
        exchange.close();
        TestClock.clock().backToPresent();
    }

    @Test
    void aTitleIsTakenOnceHoweverOftenItIsHandedIn() throws Exception {
        String first = handIn(data -> data);
        assertThat(settled(first)).containsExactly("1 TAKEN - " + title());
        assertThat(sql.list(
                        "select title || ' ' || document_no || ' ' || valid_from || ' ' || valid_until || ' ' || recorded_by"
                                + " from title where certificate_no = ?",
                        row -> row.getString(1),
                        certificate))
                .singleElement()
                .asString()
                .startsWith("SRDI 皖经信中小〔2026〕8号 2026-01-01 2028-12-31 ")
                .contains("inbound-titles");
        // Another platform has the same title in its list, under an identifier of its own.
        String again = handIn(data -> data);
        assertThat(settled(again)).containsExactly("1 TAKEN - " + title());
        assertThat(sql.number("select count(*) from title where certificate_no = ?", certificate))
                .isEqualTo(1);
        assertThat(sql.number(
                        "select count(*) from event where aggregate = ? and type = 'io.jidi.enterprise.title.recognised'",
                        enterprise))
                .isEqualTo(1);

        String other = handIn(data -> data.put("validFrom", "2025-01-01"));
        assertThat(settled(other)).containsExactly("1 REFUSED CERTIFICATE_TAKEN -");
        String overlapping = handIn(data -> data.put("certificateNo", certificate + "-2"));
        assertThat(settled(overlapping)).containsExactly("1 REFUSED ENTERPRISE_TITLE_INVALID -");
        assertThat(reason(overlapping)).matches(".*\\p{IsHan}.* \\| .*Overlaps.*");
    }

    @Test
    void whatCannotBeTakenIsRefusedWithItsReasonAndTheNextIsTaken() throws Exception {
        assertThat(settled(handIn(data -> without(data, "certificateNo"))))
                .containsExactly("1 REFUSED INVALID_FIELD -");
        assertThat(settled(handIn(data -> data.put("certificateNo", "有;分号"))))
                .containsExactly("1 REFUSED INVALID_FIELD -");
        String noDate = handIn(data -> data.put("validFrom", "2026-13-45"));
        assertThat(settled(noDate)).containsExactly("1 REFUSED INVALID_FIELD -");
        assertThat(reason(noDate)).isEqualTo("validFrom 不是日期：2026-13-45 | validFrom is no date: 2026-13-45");
        assertThat(settled(handIn(data -> data.put("title", "CHAMPION")))).containsExactly("1 REFUSED TITLE_UNKNOWN -");
        assertThat(settled(handIn(data -> data.put("validFrom", "2026-06-02"))))
                .containsExactly("1 REFUSED ENTERPRISE_DATE_IN_FUTURE -");
        assertThat(settled(handIn(data -> data.put("creditCode", freshCode()))))
                .containsExactly("1 REFUSED ENTERPRISE_UNKNOWN -");
        assertThat(sql.number("select count(*) from title where enterprise_id = ?", TypeIds.parse("ent", enterprise)))
                .isZero();
        assertThat(settled(handIn(data -> data))).containsExactly("1 TAKEN - " + title());
    }

    /** Another city's platform, and one of before the regions were told, is told the same as of an enterprise that is not there. */
    @Test
    void aPlatformIsHeardForItsRegionsAlone() throws Exception {
        ObjectNode elsewhere = received(data -> data);
        elsewhere.putArray("regions").add("340200");
        assertThat(settled(publish(elsewhere))).containsExactly("1 REFUSED ENTERPRISE_UNKNOWN -");
        ObjectNode older = received(data -> data);
        older.remove("regions");
        assertThat(settled(publish(older))).containsExactly("1 REFUSED ENTERPRISE_UNKNOWN -");
        ObjectNode here = received(data -> data);
        here.putArray("regions").add("340200").add("340100");
        assertThat(settled(publish(here))).containsExactly("1 TAKEN - " + title());
    }

    /** A corrected revision is answered for itself; another kind is nobody's business here. */
    @Test
    void eachRevisionIsAnsweredAndOtherKindsAreLeft() throws Exception {
        ObjectNode wrong = received(data -> data.put("title", "CHAMPION"));
        String id = publish(wrong);
        assertThat(settled(id)).containsExactly("1 REFUSED TITLE_UNKNOWN -");
        ObjectNode right = received(data -> data).put("id", id).put("rev", 2);
        publish(right);
        eventually(id, 2);
        assertThat(settled(id)).containsExactly("1 REFUSED TITLE_UNKNOWN -", "2 TAKEN - " + title());

        ObjectNode statistics = (ObjectNode) JSON.readTree(Contracts.examples(RECEIVED).stream()
                .filter(one -> one.contains("\"statistics\""))
                .findFirst()
                .orElseThrow());
        String left = TypeIds.format("inb", UUID.randomUUID());
        exchange.publish(TOPIC, RECEIVED, left, statistics.put("id", left).toString());
        // Read after it, in the same partition or not: the consumer has passed it once it is known here.
        long deadline = System.nanoTime() + PATIENCE;
        while (sql.number("select count(*) from consumer_aggregate where aggregate = ?", left) == 0) {
            assertThat(System.nanoTime()).as("the consumer reads on").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(answers(left)).isEmpty();
    }

    private String handIn(UnaryOperator<ObjectNode> change) throws Exception {
        return publish(received(change));
    }

    private ObjectNode received(UnaryOperator<ObjectNode> change) throws Exception {
        ObjectNode received = (ObjectNode) JSON.readTree(Contracts.examples(RECEIVED).stream()
                .filter(one -> one.contains("\"titles\""))
                .findFirst()
                .orElseThrow());
        ObjectNode data = (ObjectNode) received.path("data");
        data.put("creditCode", code).put("certificateNo", certificate);
        received.set("data", change.apply(data));
        return received.put("id", TypeIds.format("inb", UUID.randomUUID()));
    }

    private static ObjectNode without(ObjectNode data, String field) {
        data.remove(field);
        return data;
    }

    private String publish(ObjectNode received) throws Exception {
        String id = received.path("id").asText();
        exchange.publish(TOPIC, RECEIVED, id, received.toString());
        return id;
    }

    private List<String> settled(String id) throws Exception {
        eventually(id, 1);
        return answers(id);
    }

    private void eventually(String id, int answers) throws Exception {
        long deadline = System.nanoTime() + PATIENCE;
        while (answers(id).size() < answers) {
            assertThat(System.nanoTime()).as(id + " is settled").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private List<String> answers(String id) {
        return sql.list(
                "select (data->>'rev') || ' ' || (data->>'outcome') || ' ' || coalesce(data->>'code', '-') || ' '"
                        + " || coalesce(data->>'reference', '-') from event where aggregate = ?"
                        + " and type = 'io.jidi.enterprise.inbound.settled' order by version",
                row -> row.getString(1),
                id);
    }

    private String reason(String id) {
        return sql.first(
                        "select (data->'reason'->>'zh') || ' | ' || (data->'reason'->>'en') from event where aggregate = ?",
                        row -> row.getString(1),
                        id)
                .orElseThrow();
    }

    private String title() {
        return sql.first(
                        "select id from title where certificate_no = ?",
                        row -> TypeIds.format("ttl", row.getObject(1, UUID.class)),
                        certificate)
                .orElse("-");
    }
}

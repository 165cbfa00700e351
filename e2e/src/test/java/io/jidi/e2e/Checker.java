package io.jidi.e2e;

import io.jidi.platform.id.TypeIds;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What must hold after any faults (reliability.md section 6, C1 to C6), read from the databases and the broker. */
final class Checker {

    /** After the last fault every event must have gone out within this time. */
    private static final Duration DRAINED = Duration.ofSeconds(30);

    private final Installation installation;

    Checker(Installation installation) {
        this.installation = installation;
    }

    /** All violations found; empty when everything holds. */
    List<String> violations(String fund, Map<String, BigDecimal> acknowledged) throws SQLException {
        List<String> found = new ArrayList<>();
        // C6 first: the others look at what must be there by then.
        Waiting.until("the log is drained", DRAINED, () -> count("select count(*) from event_unsent") == 0);
        books(found);
        drawings(fund, acknowledged, found);
        events(found);
        audit(found);
        return found;
    }

    /** C1: each journal balances, and so does everything together. */
    private void books(List<String> found) {
        expect(
                found,
                "journals that do not balance",
                0,
                "select count(*) from (select l.journal_id from journal_line l join account a on a.number = l.account"
                        + " group by l.journal_id, a.memo having sum(debit) <> sum(credit)) unbalanced");
        expect(
                found,
                "gaps in the journal numbers",
                0,
                "select count(*) from (select fund_id from journal group by fund_id having max(number) <> count(*)) gaps");
    }

    /** C2: drawn equals acknowledged, each key once. */
    private void drawings(String fund, Map<String, BigDecimal> acknowledged, List<String> found) throws SQLException {
        BigDecimal sum = acknowledged.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        UUID id = TypeIds.parse("fnd", fund);
        String of = " where fund_id = '" + id + "'";
        try (Connection database = installation.database(Application.FUND);
                Statement statement = database.createStatement()) {
            for (String query : List.of(
                    "select coalesce(sum(total), 0), count(*) from capital_call" + of,
                    "select coalesce(sum(called), 0), " + acknowledged.size() + " from commitment" + of)) {
                try (ResultSet row = statement.executeQuery(query)) {
                    row.next();
                    if (row.getBigDecimal(1).compareTo(sum) != 0 || row.getLong(2) != acknowledged.size()) {
                        found.add("acknowledged " + acknowledged.size() + " calls of " + sum + " in " + fund
                                + ", stored " + row.getLong(2) + " of " + row.getBigDecimal(1));
                    }
                }
            }
        }
    }

    /** C3: every committed event reached its topic, and each aggregate's first arrivals are in order. */
    private void events(List<String> found) throws SQLException {
        Map<String, List<String>> logged = new HashMap<>();
        Set<String> topics = new HashSet<>();
        try (Connection database = installation.database(Application.FUND);
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select topic, aggregate, version, event_id from event order by aggregate, version")) {
            while (rows.next()) {
                topics.add(rows.getString("topic"));
                logged.computeIfAbsent(rows.getString("aggregate"), key -> new ArrayList<>())
                        .add(rows.getString("event_id"));
            }
        }
        Map<String, List<String>> arrived = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (ConsumerRecord<String, byte[]> record : readCommitted(topics)) {
            String id = new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
            if (seen.add(id)) {
                arrived.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(id);
            }
        }
        logged.forEach((aggregate, ids) -> {
            if (!ids.equals(arrived.get(aggregate))) {
                found.add("events of " + aggregate + ": logged " + ids + ", arrived " + arrived.get(aggregate));
            }
        });
        expect(
                found,
                "feed positions without an event, or the reverse",
                0,
                "select (select count(*) from event) - (select count(*) from event_feed)");
        expect(
                found,
                "gaps in the feed",
                0,
                "select (select coalesce(max(position), 0) from event_feed) - (select count(*) from event_feed)");
    }

    /** C5: the audit chain is whole. */
    private void audit(List<String> found) {
        FundClient auditor = new FundClient(installation.replicas(Application.FUND));
        Waiting.until("the audit chain is sealed", DRAINED, () -> count("select count(*) from audit_pending") == 0);
        FundClient.Answer verdict = auditor.get("/internal/audit/verification");
        if (verdict.status() != 200 || !"true".equals(verdict.get("whole"))) {
            found.add("the audit chain: " + verdict.body());
        }
    }

    private List<ConsumerRecord<String, byte[]>> readCommitted(Set<String> topics) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        installation.kafka().bootstrap(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + DRAINED.toNanos();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))
                    && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }

    private void expect(List<String> found, String what, long wanted, String query) {
        long actual = count(query);
        if (actual != wanted) {
            found.add(what + ": " + actual);
        }
    }

    long count(String query) {
        try (Connection database = installation.database(Application.FUND);
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            // The server may be on its way back: not yet.
            return -1;
        }
    }
}

package io.jidi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * reliability.md section 6, rows 1 to 4, 16 and 17: two replicas of fund-service, 24 clients, and a nemesis. Short in the
 * build; {@code ./jidi faults} makes it long with {@code jidi.faults.posts}, {@code .seeds}, {@code .seed} and {@code
 * .harms}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {

    private static final int POSTS = Integer.getInteger("jidi.faults.posts", 600);
    /** The limits in time hold for the long form, on a machine that does nothing else. */
    private static final int LONG_FORM = 10_000;

    private static final int SEEDS = Integer.getInteger("jidi.faults.seeds", 1);
    private static final long FIRST_SEED = Long.getLong("jidi.faults.seed", 1);
    private static final String HARMS = System.getProperty("jidi.faults.harms", "all");

    private Installation installation;

    @BeforeAll
    void start() {
        installation = Installation.start("faults", Map.of(Application.FUND, 2));
    }

    @AfterAll
    void stop() {
        installation.close();
    }

    @Test
    void noMoneyAndNoEventIsLostOrCountedTwiceWhateverDies() throws Exception {
        FundClient client = new FundClient(installation.replicas(Application.FUND));
        String fund = client.establish("90000000.00", "6000000.00", "4000000.00");
        Posting posting = new Posting(client, fund);
        for (long seed : LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS).toArray()) {
            List<Nemesis.Done> faults;
            try (Nemesis nemesis = Nemesis.against(installation, harms(), seed)) {
                posting.run(POSTS, seed, () -> nemesis.done().size() >= leastFaults());
                faults = nemesis.done();
            }
            List<String> violations = new Checker(installation).violations(fund, posting.acknowledged());
            System.out.printf(
                    Locale.ROOT,
                    "faults: seed %d, %d posts in all, %d faults %s, longest wait %d ms, %d violations%n",
                    seed,
                    posting.acknowledged().size(),
                    faults.size(),
                    faults,
                    posting.longestWaitMillis(),
                    violations.size());
            assertThat(posting.violations()).as("answers, seed " + seed).isEmpty();
            assertThat(violations).as("state, seed " + seed).isEmpty();
            if (POSTS >= LONG_FORM) {
                assertThat(posting.longestWaitMillis())
                        .as("row 1, milliseconds")
                        .isLessThanOrEqualTo(15_000);
            }
            assertThat(faults.stream().map(Nemesis.Done::harm).distinct())
                    .as("a harm that did not happen proves nothing")
                    .hasSameSizeAs(harms());
        }
    }

    /** The leader is paused, not dead: the other takes over, and the woken one must not get a single record through. */
    @Test
    void aPausedRelayIsReplacedAndFenced() throws Exception {
        List<Replica> replicas = installation.replicas(Application.FUND);
        FundClient client = new FundClient(replicas);
        String fund = client.establish("1000000.00");
        Replica leader = leader(client, fund);
        Replica other = replicas.get(0) == leader ? replicas.get(1) : replicas.get(0);
        FundClient atOther = new FundClient(List.of(other));
        Checker checker = new Checker(installation);
        leader.pause();
        try {
            atOther.call(fund, "paused-" + fund, "1.00");
            Waiting.until(
                    "the other relay leads",
                    java.time.Duration.ofSeconds(20),
                    () -> checker.count("select count(*) from event_unsent") == 0);
        } finally {
            leader.resume();
        }
        double sentBefore = sent(leader);
        for (int i = 0; i < 20; i++) {
            atOther.call(fund, "after-" + i + fund, "1.00");
        }
        Waiting.until(
                "all is out",
                java.time.Duration.ofSeconds(20),
                () -> checker.count("select count(*) from event_unsent") == 0);
        assertThat(sent(leader)).as("records sent by the fenced relay").isEqualTo(sentBefore);
        assertThat(checker.count("select count(*) from event_feed")
                        - checker.count("select max(position) from event_feed"))
                .isZero();
    }

    private static Replica leader(FundClient client, String fund) {
        List<Replica> replicas = List.copyOf(client.replicas());
        List<Double> before = replicas.stream().map(FaultsTest::sent).toList();
        client.call(fund, "find-" + fund, "1.00");
        for (int look = 0; look < 200; look++) {
            for (int i = 0; i < replicas.size(); i++) {
                if (sent(replicas.get(i)) > before.get(i)) {
                    return replicas.get(i);
                }
            }
            Waiting.nap(50);
        }
        throw new AssertionError("no replica relays");
    }

    private static double sent(Replica replica) {
        return new FundClient(List.of(replica))
                .get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("jidi_relay_events_sent_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Each harm once, and in long runs twelve per ten thousand posts (row 4). */
    private static int leastFaults() {
        return Math.max(harms().size(), POSTS * 12 / LONG_FORM);
    }

    private static List<Nemesis.Harm> harms() {
        return switch (HARMS) {
            case "all" -> List.of(Nemesis.Harm.values());
            case "kill-fund" -> List.of(Nemesis.Harm.KILL_FUND);
            case "kill-kafka" -> List.of(Nemesis.Harm.KILL_KAFKA);
            case "kill-pg" -> List.of(Nemesis.Harm.KILL_POSTGRES);
            default ->
                throw new IllegalArgumentException("faults: all, kill-fund, kill-kafka or kill-pg, not " + HARMS);
        };
    }
}

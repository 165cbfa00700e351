package io.jidi.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A JVM that started servers is killed with -9; nothing it started may be left. */
class DeathPactTest {
    private static final Duration GONE_LIMIT = Duration.ofSeconds(25);

    private final Path folder = TestFolders.fresh("pact");

    @Test
    void both_servers_die_with_the_jvm_that_started_them() throws Exception {
        Process owner = owner("servers");
        List<Long> pids = pidsOf(owner);
        assertThat(pids).hasSizeGreaterThan(3).allMatch(ProcFs::alive);

        owner.destroyForcibly().waitFor();

        assertThat(Patience.until(GONE_LIMIT, () -> pids.stream().noneMatch(ProcFs::alive)))
                .isTrue();
    }

    @Test
    void the_kernel_alone_is_enough_when_the_guard_was_killed_first() throws Exception {
        Process owner = owner("sleeper-without-guard");
        List<Long> pids = pidsOf(owner);
        assertThat(pids).hasSize(1).allMatch(ProcFs::alive);

        owner.destroyForcibly().waitFor();

        assertThat(Patience.until(GONE_LIMIT, () -> pids.stream().noneMatch(ProcFs::alive)))
                .isTrue();
    }

    @Test
    void the_guard_alone_is_enough_and_kills_what_does_not_heed_the_first_signal() throws Exception {
        Process owner = owner("stubborn");
        List<Long> pids = pidsOf(owner);
        assertThat(pids).hasSize(1).allMatch(ProcFs::alive);

        owner.destroyForcibly().waitFor();

        assertThat(Patience.until(GONE_LIMIT, () -> pids.stream().noneMatch(ProcFs::alive)))
                .isTrue();
    }

    @Test
    void a_child_of_a_short_lived_thread_lives_on() throws Exception {
        ChildProcess[] child = new ChildProcess[1];
        Thread starter = new Thread(() -> child[0] = sleeper("300"));
        starter.start();
        starter.join();

        assertThat(child[0].await(Duration.ofMillis(300))).isFalse();
        child[0].kill();
        assertThat(child[0].alive()).isFalse();
    }

    private ChildProcess sleeper(String seconds) {
        return ChildProcess.start(
                ChildProcess.Plan.of(List.of("sleep", seconds), Map.of(), folder, folder.resolve("sleep.log")));
    }

    private Process owner(String what) throws IOException {
        return new ProcessBuilder(
                        Machine.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        what,
                        folder.toString())
                .redirectError(folder.resolve("owner.log").toFile())
                .start();
    }

    private static List<Long> pidsOf(Process owner) throws IOException {
        try (BufferedReader said = owner.inputReader()) {
            String line = said.readLine();
            assertThat(line).isNotBlank();
            return Arrays.stream(line.split(" ", -1)).map(Long::valueOf).toList();
        }
    }

    /** The JVM that is killed: starts children, says their pids and waits. */
    static final class Owner {
        private Owner() {}

        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[1]);
            List<Long> pids = switch (args[0]) {
                case "servers" -> servers(folder);
                case "sleeper-without-guard" -> {
                    long pid = start(folder, "sleep", "300");
                    DeathGuard.pids().forEach(guard -> Signals.send(guard, "KILL"));
                    yield List.of(pid);
                }
                // Ignores TERM, which is also all that the kernel sends.
                default -> List.of(start(folder, "sh", "-c", "trap '' TERM; while :; do sleep 1; done"));
            };
            System.out.println(
                    String.join(" ", pids.stream().map(String::valueOf).toList()));
            Thread.sleep(300_000);
        }

        private static long start(Path folder, String... command) {
            return ChildProcess.start(
                            ChildProcess.Plan.of(List.of(command), Map.of(), folder, folder.resolve("child.log")))
                    .pid();
        }

        private static List<Long> servers(Path folder) {
            EmbeddedPostgres postgres = new EmbeddedPostgres(
                    TestFolders.binaries(),
                    folder.resolve("data"),
                    folder.resolve("postgres.log"),
                    PostgresSettings.throwAway(0, "secret"));
            EmbeddedKafka kafka = new EmbeddedKafka(
                    Path.of("target/broker"),
                    folder.resolve("kafka"),
                    folder.resolve("kafka.log"),
                    KafkaSettings.throwAway(0));
            postgres.start();
            kafka.start();
            List<Long> pids = new java.util.ArrayList<>(postgres.pids());
            pids.add(kafka.pid());
            return pids;
        }
    }
}

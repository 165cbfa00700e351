package io.jidi.testkit.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.embedded.Machine;
import io.jidi.embedded.Patience;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedPartsTest {
    @Test
    void two_askers_get_the_same_servers() {
        assertThat(SharedParts.get())
                .isEqualTo(PartsFolder.of(io.jidi.embedded.ProjectRoot.find()).findOrStart(BuildProcess.current()));
    }

    @Test
    void each_call_makes_a_database_of_its_own_with_an_owner_and_a_runtime_role() throws Exception {
        try (FreshDatabase first = FreshDatabase.create("jidi_fund");
                FreshDatabase second = FreshDatabase.create("jidi_fund")) {
            assertThat(first.jdbcUrl()).isNotEqualTo(second.jdbcUrl());
            execute(first, first.owner(), first.ownerPassword(), "CREATE TABLE payment (id int)");
            execute(first, first.app(), first.appPassword(), "INSERT INTO payment VALUES (1)");
            assertThatThrownBy(() -> execute(first, first.app(), first.appPassword(), "DROP TABLE payment"))
                    .hasMessageContaining("must be owner");
        }
    }

    @Test
    void the_build_is_the_process_above_the_shell_above_this_one() {
        BuildProcess build = BuildProcess.current();
        assertThat(build.alive()).isTrue();
        assertThat(BuildProcess.parse(build.fileName())).isEqualTo(build);
        assertThat(new BuildProcess(build.pid(), build.startTicks() + 1).alive())
                .as("the same number given to a later process")
                .isFalse();
    }

    @Test
    void the_servers_stop_when_the_last_build_that_asked_is_gone(@TempDir Path root) throws Exception {
        Files.createDirectories(root.resolve("deploy/embedded/target"));
        Files.createSymbolicLink(EmbeddedJars.in(root), EmbeddedJars.in(io.jidi.embedded.ProjectRoot.find()));
        Process first = asker(root);
        Process second = asker(root);
        assertThat(answer(first)).isEqualTo(answer(second)).contains("jdbc:postgresql");
        PartsFolder folder = PartsFolder.of(root);

        first.destroyForcibly().waitFor();
        assertThat(folder.retire()).as("the second still needs them").isFalse();
        assertThat(folder.running()).isPresent();
        second.destroyForcibly().waitFor();

        assertThat(Patience.until(Duration.ofSeconds(40), () -> runFolders(root) == 0))
                .as("stopped and data deleted")
                .isTrue();
        assertThat(folder.running()).isEmpty();
    }

    private static long runFolders(Path root) {
        try (var names = Files.list(root.resolve("target/test-parts"))) {
            return names.filter(name -> name.getFileName().toString().startsWith("run-"))
                    .count();
        } catch (java.io.IOException e) {
            return -1;
        }
    }

    private static Process asker(Path root) throws Exception {
        return new ProcessBuilder(
                        Machine.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djidi.root=" + root,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Asker.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String answer(Process asker) throws Exception {
        BufferedReader said = asker.inputReader();
        return said.readLine();
    }

    private static void execute(FreshDatabase database, String user, String password, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), user, password)) {
            connection.createStatement().execute(sql);
        }
    }

    /** Stands for a build: asks for the servers in its own name and lives until it is killed. */
    static final class Asker {
        private Asker() {}

        public static void main(String[] args) throws Exception {
            SharedParts parts = PartsFolder.of(io.jidi.embedded.ProjectRoot.find())
                    .findOrStart(BuildProcess.of(ProcessHandle.current().pid()));
            System.out.println(parts.jdbcUrl("postgres"));
            Thread.sleep(300_000);
        }
    }

    private static final class EmbeddedJars {
        static Path in(Path root) {
            return io.jidi.embedded.EmbeddedKafka.jarsOf(root);
        }
    }
}

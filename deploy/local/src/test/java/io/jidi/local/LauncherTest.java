package io.jidi.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.jidi.embedded.DatabaseAccess;
import io.jidi.embedded.Patience;
import io.jidi.embedded.ProcFs;
import io.jidi.embedded.Signals;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The launcher as a process, with real servers and stand-in applications; one life of a stack from start to kill -9. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherTest {
    private static final Duration GONE_LIMIT = Duration.ofSeconds(30);

    private StandInCheckout checkout = up();

    private static StandInCheckout up() {
        try {
            return StandInCheckout.make("stack");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeAll
    void start() throws Exception {
        assertThat(checkout.run("up", "-d")).as(checkout.said()).isZero();
    }

    @AfterAll
    void stop() throws Exception {
        checkout.run("down");
    }

    @Test
    @Order(1)
    void the_first_start_shows_addresses_users_and_next_steps() throws Exception {
        assertThat(checkout.said())
                .contains("已就绪 · ready in")
                .contains("http://127.0.0.1:" + checkout.port(PartName.GATEWAY))
                .contains("✓ postgres")
                .contains("auditadmin")
                .contains("./jidi demo");
    }

    /** The stand-in applications know no story, so this one fails; the stack must not. */
    @Test
    @Order(1)
    void the_first_start_loads_the_demo_and_a_failed_one_stops_nothing() throws Exception {
        assertThat(checkout.said()).contains("主线演示 · the main job ═").contains("the demo was not loaded");
    }

    @Test
    @Order(2)
    void status_lists_every_part_with_pid_port_and_memory() throws Exception {
        assertThat(checkout.run("status")).as(checkout.said()).isZero();
        for (PartName part : PartName.values()) {
            assertThat(checkout.said()).contains(part.word()).contains(Integer.toString(checkout.port(part)));
        }
        assertThat(checkout.said()).contains(Long.toString(checkout.pid(PartName.KAFKA)));
    }

    @Test
    @Order(3)
    void token_prints_the_token_of_a_demo_user_and_nothing_else() throws Exception {
        assertThat(checkout.run("token", "hefei")).isZero();
        assertThat(SignedJWT.parse(checkout.said().strip()).getJWTClaimsSet().getStringListClaim("scopes"))
                .containsExactly("region:340100");
        assertThat(checkout.run("token", "nobody")).isEqualTo(1);
        assertThat(checkout.said()).contains("'nobody'").contains("hefei, wuhu");
    }

    @Test
    @Order(4)
    void each_application_has_a_database_its_runtime_role_can_enter() throws Exception {
        Secrets secrets = Secrets.loadOrMake(checkout.home().secrets());
        for (PartName part : PartName.applications()) {
            DatabaseAccess access = secrets.database(part);
            try (Connection connection = DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + checkout.port(PartName.POSTGRES) + "/" + access.name(),
                    access.app(),
                    access.appPassword())) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(checkout.home().secrets())))
                .isEqualTo("rw-------");
    }

    @Test
    @Order(5)
    void whatever_dies_is_started_again_and_said_so() throws Exception {
        for (PartName part : List.of(PartName.FUND_SERVICE, PartName.POSTGRES, PartName.KAFKA)) {
            long old = checkout.pid(part);
            Signals.send(old, "KILL");
            assertThat(checkout.awaitReplaced(part, old)).as(part.word()).isTrue();
            assertThat(Files.readString(checkout.home().launcherLog()))
                    .contains("✗ " + part.word() + " 意外退出 ended (exit code 137");
        }
    }

    @Test
    @Order(6)
    void a_second_up_starts_nothing_and_fresh_is_refused_while_it_runs() throws Exception {
        long launcher = checkout.runFile().launcherPid();
        assertThat(checkout.run("up")).isZero();
        assertThat(checkout.said()).contains("已在运行");
        assertThat(checkout.run("up", "--fresh")).isEqualTo(1);
        assertThat(checkout.said()).contains("First: ./jidi down");
        assertThat(checkout.runFile().launcherPid()).isEqualTo(launcher);
    }

    @Test
    @Order(7)
    void down_leaves_no_process_and_keeps_the_data() throws Exception {
        List<Long> everything = everything();
        assertThat(checkout.run("down")).as(checkout.said()).isZero();
        assertThat(everything).hasSizeGreaterThan(6).noneMatch(ProcFs::alive);
        assertThat(checkout.run("status")).isEqualTo(3);
        assertThat(checkout.home().postgresData().resolve("PG_VERSION")).exists();
    }

    @Test
    @Order(8)
    void a_busy_port_is_named_with_the_option_that_changes_it_before_anything_starts() throws Exception {
        try (ServerSocket busy = new ServerSocket()) {
            busy.bind(new InetSocketAddress("127.0.0.1", checkout.port(PartName.GATEWAY)));
            assertThat(checkout.run("up")).isEqualTo(1);
        }
        assertThat(checkout.said())
                .contains("port " + checkout.port(PartName.GATEWAY) + " of gateway is taken")
                .contains("./jidi up --port gateway=")
                .doesNotContain("✓");
    }

    @Test
    @Order(9)
    void kill_9_of_the_launcher_leaves_nothing_and_the_next_start_is_clean() throws Exception {
        assertThat(checkout.run("up", "-d")).as(checkout.said()).isZero();
        assertThat(checkout.said()).doesNotContain("主线演示 · the main job ═");
        List<Long> everything = everything();

        Signals.send(checkout.runFile().launcherPid(), "KILL");

        assertThat(Patience.until(GONE_LIMIT, () -> everything.stream().noneMatch(ProcFs::alive)))
                .as("all of %s gone", everything)
                .isTrue();
        assertThat(checkout.run("up", "-d", "--fresh", "--empty"))
                .as(checkout.said())
                .isZero();
        assertThat(checkout.said()).doesNotContain("主线演示 · the main job ═");
    }

    private List<Long> everything() {
        RunFile file = checkout.runFile();
        List<Long> pids = new ArrayList<>(ProcFs.family(file.launcherPid()));
        file.partsAlive().forEach(pid -> pids.addAll(ProcFs.family(pid)));
        return pids;
    }
}

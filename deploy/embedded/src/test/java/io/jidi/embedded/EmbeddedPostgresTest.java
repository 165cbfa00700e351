package io.jidi.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedPostgresTest {
    private static final DatabaseAccess FUND = new DatabaseAccess("jidi_fund", "owner's secret", "app secret");

    private final Path folder = TestFolders.fresh("postgres");
    private final EmbeddedPostgres postgres = new EmbeddedPostgres(
            TestFolders.binaries(),
            folder.resolve("data"),
            folder.resolve("postgres.log"),
            PostgresSettings.durable(0, "super secret"));

    @BeforeAll
    void start() {
        postgres.start();
    }

    @BeforeEach
    void makeDatabase() {
        postgres.admin().ensure(FUND);
    }

    @AfterEach
    void dropDatabase() {
        postgres.admin().drop(FUND);
    }

    @AfterAll
    void stop() {
        postgres.stop();
    }

    @Test
    void a_server_of_version_18_runs_without_the_rights_of_root() throws Exception {
        assertThat(one(owner(), "SHOW server_version_num")).startsWith("18");
        Object uid = Files.getAttribute(Path.of("/proc", Long.toString(postgres.pid())), "unix:uid");
        assertThat(uid).isNotEqualTo(0);
    }

    @Test
    void the_cluster_has_checksums_a_builtin_locale_and_no_socket_file() throws Exception {
        assertThat(one(owner(), "SHOW data_checksums")).isEqualTo("on");
        assertThat(one(superuser(), "SHOW unix_socket_directories")).isEmpty();
        assertThat(one(owner(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(one(
                        owner(),
                        "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = current_database()"))
                .isEqualTo("bC.UTF-8");
    }

    @Test
    void committed_rows_survive_kill_9_and_a_pid_file_that_names_somebody_else() throws Exception {
        run(owner(), "CREATE TABLE payment (id int PRIMARY KEY)");
        run(app(), "INSERT INTO payment VALUES (1)");
        List<Long> family = postgres.pids();

        postgres.kill();

        assertThat(family).hasSizeGreaterThan(1).noneMatch(ProcFs::alive);
        Path pidFile = folder.resolve("data/postmaster.pid");
        List<String> lines = Files.readAllLines(pidFile);
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(pidFile, lines);
        postgres.start();
        assertThat(one(app(), "SELECT count(*) FROM payment")).isEqualTo("1");
    }

    @Test
    void two_owners_never_run_on_one_data_folder() throws Exception {
        EmbeddedPostgres second = new EmbeddedPostgres(
                TestFolders.binaries(),
                folder.resolve("data"),
                folder.resolve("postgres.log"),
                PostgresSettings.durable(0, "super secret"));

        assertThatThrownBy(second::start)
                .isInstanceOf(PartFailure.class)
                .hasMessageContaining("Another process uses the PostgreSQL data");
        assertThat(one(owner(), "SELECT 1")).isEqualTo("1");
    }

    @Test
    void databases_and_roles_may_be_made_again_and_then_take_the_new_password() throws Exception {
        run(owner(), "CREATE TABLE kept (id int)");
        postgres.admin().ensure(new DatabaseAccess("jidi_fund", "owner's secret", "another"));

        assertThat(one(connect(FUND.app(), "another"), "SELECT count(*) FROM kept"))
                .isEqualTo("0");
        assertThatThrownBy(this::app).isInstanceOf(SQLException.class).hasMessageContaining("password");
    }

    @Test
    void the_runtime_role_works_with_rows_but_owns_and_creates_nothing() throws Exception {
        run(owner(), "CREATE TABLE payment (id int GENERATED ALWAYS AS IDENTITY, fen bigint)");
        run(owner(), "CREATE SCHEMA ledger CREATE TABLE ledger.entry (id int) CREATE SEQUENCE ledger.number");
        run(app(), "INSERT INTO payment(fen) VALUES (5)");
        run(app(), "UPDATE payment SET fen = 6");
        run(app(), "INSERT INTO ledger.entry SELECT nextval('ledger.number')");
        run(app(), "DELETE FROM ledger.entry");

        assertThatThrownBy(() -> run(app(), "TRUNCATE payment")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> run(app(), "DROP TABLE payment")).hasMessageContaining("must be owner");
        assertThatThrownBy(() -> run(app(), "CREATE TABLE mine (id int)")).hasMessageContaining("permission denied");
        assertThat(one(
                        owner(),
                        "SELECT bool_or(rolsuper OR rolbypassrls OR rolcreaterole) FROM pg_roles"
                                + " WHERE rolname LIKE 'jidi%'"))
                .isEqualTo("f");
    }

    @Test
    void the_owner_may_install_the_extensions_that_the_services_use() throws Exception {
        for (String extension : List.of("pg_trgm", "btree_gist", "pgcrypto")) {
            run(owner(), "CREATE EXTENSION " + extension);
        }
        assertThat(one(app(), "SELECT similarity('jidi', 'jidi fund') > 0.3")).isEqualTo("t");
    }

    @Test
    void a_role_of_one_database_cannot_enter_another() {
        postgres.admin().ensure(new DatabaseAccess("jidi_project", "p", "q"));

        assertThatThrownBy(() -> DriverManager.getConnection(
                                postgres.jdbcUrl("jidi_project"), FUND.app(), FUND.appPassword())
                        .close())
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void a_strange_database_name_is_refused_with_the_name() {
        assertThatThrownBy(() -> new DatabaseAccess("x; DROP", "a", "b")).hasMessageContaining("x; DROP");
    }

    private Connection superuser() throws SQLException {
        return connect(EmbeddedPostgres.SUPERUSER, "super secret");
    }

    private Connection owner() throws SQLException {
        return connect(FUND.owner(), FUND.ownerPassword());
    }

    private Connection app() throws SQLException {
        return connect(FUND.app(), FUND.appPassword());
    }

    private Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(FUND.name()), user, password);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}

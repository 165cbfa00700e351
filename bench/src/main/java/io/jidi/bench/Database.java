package io.jidi.bench;

import io.jidi.embedded.EmbeddedPostgres;
import io.jidi.embedded.PostgresSettings;
import io.jidi.enterprise.criteria.rules.bulk.FactSheet;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.ds.PGSimpleDataSource;

/** An embedded PostgreSQL of its own with the service's own schema, filled by COPY. */
final class Database implements AutoCloseable {

    private static final int FLUSH = 1 << 18;

    private final EmbeddedPostgres server;
    private final PGSimpleDataSource source = new PGSimpleDataSource();

    Database(Path folder, Path binaries) throws SQLException {
        server = new EmbeddedPostgres(
                binaries,
                folder.resolve("data"),
                folder.resolve("postgres.log"),
                new PostgresSettings(0, "bench", 20, false, Map.of("shared_buffers", "512MB", "max_wal_size", "2GB")));
        server.start();
        source.setUrl(server.jdbcUrl("postgres"));
        source.setUser(EmbeddedPostgres.SUPERUSER);
        source.setPassword("bench");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role app");
        }
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", "app"))
                .load()
                .migrate();
    }

    DataSource source() {
        return source;
    }

    Connection connect() throws SQLException {
        return source.getConnection();
    }

    /** Writes the enterprises and their sheets as a run over everybody reads them. */
    void fill(long seed, int enterprises) throws SQLException, IOException {
        try (Connection connection = connect()) {
            copy(
                    connection,
                    "copy enterprise (id, credit_code, name, region_code, industry_code, founded_date, registered_at,"
                            + " updated_at, version) from stdin",
                    enterprises,
                    i -> {
                        Firm firm = new Firm(seed, i, true);
                        return (id(i) + "\t" + firm.creditCode() + "\t企业" + i + "\t" + firm.region + "\t"
                                        + firm.industry() + "\t" + firm.founded + "\t2025-01-01\t2025-01-01\t0\n")
                                .getBytes(StandardCharsets.UTF_8);
                    });
            copy(connection, "copy indicator_sheet (enterprise_id, facts) from stdin", enterprises, i -> {
                byte[] sheet = FactSheet.write(new Firm(seed, i, true).facts());
                ByteArrayOutputStream row = new ByteArrayOutputStream(sheet.length + 100);
                DataOutputStream out = new DataOutputStream(row);
                out.writeBytes(id(i) + "\t");
                for (byte b : sheet) {
                    if (b == '\n') {
                        out.writeBytes("\\n");
                    } else {
                        out.write(b);
                    }
                }
                out.write('\n');
                return row.toByteArray();
            });
            try (Statement statement = connection.createStatement()) {
                statement.execute("vacuum analyze enterprise, indicator_sheet");
            }
        }
    }

    private static String id(long i) {
        return "%08x-0000-7000-8000-000000000000".formatted(i + 1);
    }

    private interface Line {
        byte[] of(int number) throws IOException;
    }

    private static void copy(Connection connection, String statement, int rows, Line line)
            throws SQLException, IOException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        ByteArrayOutputStream out = new ByteArrayOutputStream(FLUSH + 10_000);
        for (int i = 0; i < rows; i++) {
            out.write(line.of(i));
            if (out.size() > FLUSH || i == rows - 1) {
                copy.writeToCopy(out.toByteArray(), 0, out.size());
                out.reset();
            }
        }
        copy.endCopy();
    }

    @Override
    public void close() {
        server.stop();
        server.deleteData();
    }
}

package io.jidi.embedded;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an embedded PostgreSQL server is run.
 *
 * @param port TCP port on 127.0.0.1; 0 chooses a free one at the first start and keeps it
 * @param password of the superuser {@code postgres}, given when the data folder is made and needed ever after
 * @param maxConnections upper limit of sessions; each costs a few MB once used
 * @param durable false switches off fsync and full page images: for tests that never look at a crash
 * @param more settings of postgresql.conf on top
 */
public record PostgresSettings(
        int port, String password, int maxConnections, boolean durable, Map<String, String> more) {
    public PostgresSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
        }
        if (password.isBlank() || password.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("password must be one line that is not blank");
        }
        if (maxConnections < 10) {
            throw new IllegalArgumentException("maxConnections " + maxConnections + " is below 10");
        }
        more = Map.copyOf(more);
    }

    /** A durable server with 100 sessions. */
    public static PostgresSettings durable(int port, String password) {
        return new PostgresSettings(port, password, 100, true, Map.of());
    }

    /** A server for throw-away data. */
    public static PostgresSettings throwAway(int port, String password) {
        return new PostgresSettings(port, password, 200, false, Map.of());
    }

    /** The settings as PostgreSQL names them, for the port actually taken. */
    Map<String, String> asParameters(int portTaken) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("port", Integer.toString(portTaken));
        all.put("listen_addresses", "127.0.0.1");
        // A killed server leaves its socket lock behind and the next start trips over it; TCP has no such file.
        all.put("unix_socket_directories", "");
        all.put("max_connections", Integer.toString(maxConnections));
        all.put("shared_buffers", "64MB");
        all.put("work_mem", "4MB");
        all.put("maintenance_work_mem", "32MB");
        all.put("max_wal_size", "512MB");
        all.put("min_wal_size", "64MB");
        all.put("wal_buffers", "2MB");
        all.put("max_worker_processes", "4");
        all.put("max_parallel_workers", "2");
        all.put("autovacuum_max_workers", "2");
        all.put("io_method", "sync");
        all.put("jit", "off");
        all.put("huge_pages", "off");
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");
        all.put("log_line_prefix", "%m [%p] %d ");
        if (!durable) {
            all.put("fsync", "off");
            all.put("full_page_writes", "off");
            all.put("synchronous_commit", "off");
        }
        all.putAll(more);
        return all;
    }
}

package io.jidi.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Makes databases and roles as the superuser. Every action may be repeated; it then corrects what differs. */
public final class PostgresAdmin {
    private final String host;
    private final int port;
    private final String user;
    private final String password;

    public PostgresAdmin(String host, int port, String user, String password) {
        this.host = host;
        this.port = port;
        this.user = user;
        this.password = password;
    }

    /**
     * Makes sure that the database, its owner and its runtime role exist with these passwords. The runtime role may read
     * and write rows of what the owner makes, and nothing else: neither role is superuser or passes row level security.
     *
     * @throws PartFailure if the server refuses
     */
    public void ensure(DatabaseAccess access) {
        try (Connection server = connect("postgres");
                Statement sql = server.createStatement()) {
            ensureRole(server, access.owner(), access.ownerPassword());
            ensureRole(server, access.app(), access.appPassword());
            if (!exists(server, "SELECT 1 FROM pg_database WHERE datname = ?", access.name())) {
                sql.execute("CREATE DATABASE " + access.name() + " OWNER " + access.owner());
            }
            sql.execute("REVOKE ALL ON DATABASE " + access.name() + " FROM PUBLIC");
            sql.execute("GRANT CONNECT ON DATABASE " + access.name() + " TO " + access.app());
        } catch (SQLException e) {
            throw new PartFailure("Cannot make database " + access.name() + ": " + e.getMessage(), e);
        }
        grantRows(access);
    }

    /** Drops a database with its two roles, cutting its sessions; does nothing if it does not exist. */
    public void drop(DatabaseAccess access) {
        try (Connection server = connect("postgres");
                Statement sql = server.createStatement()) {
            sql.execute("DROP DATABASE IF EXISTS " + access.name() + " WITH (FORCE)");
            sql.execute("DROP ROLE IF EXISTS " + access.app());
            sql.execute("DROP ROLE IF EXISTS " + access.owner());
        } catch (SQLException e) {
            throw new PartFailure("Cannot drop database " + access.name() + ": " + e.getMessage(), e);
        }
    }

    /** A superuser connection to a database. */
    public Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("ApplicationName", "jidi-admin");
        // The driver itself and not DriverManager: in a Quarkus test the drivers are registered by another class
        // loader.
        Connection connection = new org.postgresql.Driver()
                .connect("jdbc:postgresql://" + host + ":" + port + "/" + database, properties);
        if (connection == null) {
            throw new SQLException("The PostgreSQL driver refuses the address of database " + database);
        }
        return connection;
    }

    private void grantRows(DatabaseAccess access) {
        String app = access.app();
        String future = "ALTER DEFAULT PRIVILEGES FOR ROLE " + access.owner() + " ";
        try (Connection database = connect(access.name());
                Statement sql = database.createStatement()) {
            sql.execute("GRANT USAGE ON SCHEMA public TO " + app);
            sql.execute(future + "GRANT USAGE ON SCHEMAS TO " + app);
            sql.execute(future + "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + app);
            sql.execute(future + "GRANT USAGE ON SEQUENCES TO " + app);
            sql.execute(future + "GRANT EXECUTE ON FUNCTIONS TO " + app);
        } catch (SQLException e) {
            throw new PartFailure("Cannot grant rights in database " + access.name() + ": " + e.getMessage(), e);
        }
    }

    private static void ensureRole(Connection server, String role, String password) throws SQLException {
        try (Statement sql = server.createStatement()) {
            if (!exists(server, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
                sql.execute("CREATE ROLE " + role);
            }
            sql.execute("ALTER ROLE " + role
                    + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '"
                    + password.replace("'", "''") + "'");
        }
    }

    private static boolean exists(Connection server, String query, String name) throws SQLException {
        try (PreparedStatement find = server.prepareStatement(query)) {
            find.setString(1, name);
            try (ResultSet rows = find.executeQuery()) {
                return rows.next();
            }
        }
    }
}

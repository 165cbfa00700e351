package io.jidi.testkit.parts;

import io.jidi.embedded.DatabaseAccess;
import java.math.BigInteger;
import java.security.SecureRandom;

/**
 * A new, empty database on the shared server with its owner role (makes tables) and runtime role (works with rows), as
 * the services have them in production.
 *
 * @param parts the server
 * @param access name and passwords
 */
public record FreshDatabase(SharedParts parts, DatabaseAccess access) implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Makes a database; two calls never give the same one.
     *
     * @param name how it begins, for people who read logs: lower-case letters, digits, underscore, e.g. jidi_fund
     */
    public static FreshDatabase create(String name) {
        SharedParts parts = SharedParts.get();
        DatabaseAccess access =
                new DatabaseAccess(name + "_" + new BigInteger(40, RANDOM).toString(36), secret(), secret());
        parts.admin().ensure(access);
        return new FreshDatabase(parts, access);
    }

    public String jdbcUrl() {
        return parts.jdbcUrl(access.name());
    }

    public String owner() {
        return access.owner();
    }

    public String ownerPassword() {
        return access.ownerPassword();
    }

    public String app() {
        return access.app();
    }

    public String appPassword() {
        return access.appPassword();
    }

    /** Drops the database and its roles; not needed for a clean end, the server's data is thrown away with it. */
    @Override
    public void close() {
        parts.admin().drop(access);
    }

    private static String secret() {
        return new BigInteger(120, RANDOM).toString(36);
    }
}

package io.jidi.embedded;

import java.util.regex.Pattern;

/**
 * A database with its two roles: {@code <name>_owner} makes the tables, {@code <name>_app} works with the rows.
 *
 * @param name database name: lower-case letters, digits, underscore
 */
public record DatabaseAccess(String name, String ownerPassword, String appPassword) {
    // 63 bytes is PostgreSQL's limit for a name; "_owner" must still fit.
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,55}");

    public DatabaseAccess {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("database name '" + name + "' does not match " + NAME.pattern());
        }
        if (ownerPassword.isBlank() || appPassword.isBlank()) {
            throw new IllegalArgumentException("a password of database " + name + " is blank");
        }
    }

    public String owner() {
        return name + "_owner";
    }

    public String app() {
        return name + "_app";
    }
}

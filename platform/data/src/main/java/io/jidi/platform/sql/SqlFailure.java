package io.jidi.platform.sql;

import java.sql.SQLException;

/** A statement that the database refused or could not take; {@code DatabaseFault} says which. */
public final class SqlFailure extends RuntimeException {

    public SqlFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}

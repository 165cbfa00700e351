package io.jidi.platform.sql;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs a statement on the connection of the current transaction (the same one that JPA uses), or on a connection of its
 * own outside one. What JPA still holds unflushed is not visible here.
 */
@ApplicationScoped
public class Sql {

    private final DataSource dataSource;

    public Sql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** The number of rows changed. */
    public int update(String sql, @Nullable Object... parameters) {
        return run(sql, parameters, PreparedStatement::executeUpdate);
    }

    public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return run(sql, parameters, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                List<T> result = new ArrayList<>();
                while (rows.next()) {
                    result.add(mapper.map(rows));
                }
                return result;
            }
        });
    }

    public <T> Optional<T> first(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        List<T> rows = list(sql, mapper, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    public long number(String sql, @Nullable Object... parameters) {
        return first(sql, row -> row.getLong(1), parameters)
                .orElseThrow(() -> new IllegalStateException("no row from: " + sql));
    }

    public void execute(String sql) {
        run(sql, new @Nullable Object[0], PreparedStatement::execute);
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, @Nullable Object[] parameters, Work<T> work) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                bind(statement, i + 1, parameters[i]);
            }
            return work.on(statement);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value instanceof Instant instant) {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        } else if (value instanceof Enum<?> constant) {
            statement.setString(index, constant.name());
        } else if (value instanceof List<?> list) {
            bindArray(statement, index, list);
        } else {
            statement.setObject(index, value);
        }
    }

    private static void bindArray(PreparedStatement statement, int index, List<?> list) throws SQLException {
        if (list.isEmpty()) {
            // Without an element there is no type to name: the statement's context decides.
            statement.setObject(index, "{}", Types.OTHER);
            return;
        }
        Object first = list.get(0);
        String type = first instanceof Long ? "bigint" : first instanceof UUID ? "uuid" : "text";
        statement.setArray(index, statement.getConnection().createArrayOf(type, list.toArray()));
    }
}

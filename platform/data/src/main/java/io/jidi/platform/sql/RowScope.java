package io.jidi.platform.sql;

import io.agroal.api.AgroalPoolInterceptor;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells the database in whose name a connection is used from now on, for tables with row-level security: the second lock
 * behind the condition that every query has itself (reliability.md 4.2). Told anew with every connection that is taken from
 * the pool, also when it is nobody's, so that nothing of the caller before is left on it; a guarded table refuses nobody's
 * questions instead of answering them empty. Off for a service that guards no table: it is a statement per connection taken.
 */
@Singleton
public class RowScope implements AgroalPoolInterceptor {

    private static final String TELL =
            "select set_config('jidi.organisation', ?, false), set_config('jidi.regions', ?, false),"
                    + " set_config('jidi.bases', ?, false), set_config('jidi.funds', ?, false),"
                    + " set_config('jidi.enterprises', ?, false)";

    private final boolean guarded;

    RowScope(@ConfigProperty(name = "jidi.rows.guarded") boolean guarded) {
        this.guarded = guarded;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        if (!guarded) {
            return;
        }
        Optional<Caller> caller = caller();
        try (PreparedStatement tell = connection.prepareStatement(TELL)) {
            tell.setString(1, caller.map(Caller::organisation).orElse(""));
            tell.setString(
                    2, caller.map(one -> patterns(one.scope().regionPrefixes())).orElse(""));
            tell.setString(3, caller.map(one -> array(one.scope().bases())).orElse(""));
            tell.setString(4, caller.map(one -> array(one.scope().funds())).orElse(""));
            tell.setString(
                    5, caller.map(one -> array(one.scope().enterprises())).orElse(""));
            tell.execute();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Nobody outside a request and outside work that was begun in somebody's name. */
    private static Optional<Caller> caller() {
        if (!Arc.container().requestContext().isActive()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Arc.container().instance(CallContext.class).get().caller());
        } catch (IllegalStateException nobody) {
            // A request without a token, or work for which no one was named: what it may see is nothing.
            return Optional.empty();
        }
    }

    /** Beginnings of region codes as patterns for {@code like any}. */
    private static String patterns(Collection<String> prefixes) {
        return array(prefixes.stream().map(prefix -> prefix + "%").toList());
    }

    private static String array(Collection<String> values) {
        return values.stream()
                .sorted()
                .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}

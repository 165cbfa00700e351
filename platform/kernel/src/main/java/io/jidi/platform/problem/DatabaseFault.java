package io.jidi.platform.problem;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from any failure whether the database was behind it, and what that means to the caller. */
public final class DatabaseFault {

    /** 40001 serialization failure, 40P01 deadlock: nothing happened, the transaction may simply run again. */
    private static final Set<String> REPEATABLE = Set.of("40001", "40P01");
    /** 55P03 lock not available, 57014 statement timeout, 53300 too many connections, 53100 disk full, 53200 memory. */
    private static final Set<String> BUSY = Set.of("55P03", "57014", "53300", "53100", "53200", "25P03", "25P04");

    private static final String POOL_EXHAUSTED = "acquisition timeout";

    private DatabaseFault() {}

    /** The SQLSTATE of the first SQL exception in the chain of causes; empty when there is none. */
    public static Optional<String> stateOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql.getSQLState());
            }
        }
        return Optional.empty();
    }

    public static boolean isRepeatable(Throwable failure) {
        return stateOf(failure).filter(REPEATABLE::contains).isPresent();
    }

    /** Whether the database is away, overloaded or waiting, so that the caller should come back. */
    public static boolean isUnavailable(Throwable failure) {
        return isPoolExhausted(failure)
                || stateOf(failure)
                        .filter(state -> BUSY.contains(state) || state.startsWith("08") || state.startsWith("57P"))
                        .isPresent();
    }

    /** The pool gives no SQLSTATE when no connection came free in time, only its sentence. */
    private static boolean isPoolExhausted(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException && ("" + cause.getMessage()).contains(POOL_EXHAUSTED)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text held a character that no database keeps: the NUL, in a text (22021) or in JSON (22P05). */
    public static boolean isUnstorableText(Throwable failure) {
        return stateOf(failure)
                .filter(state -> state.equals("22021") || state.equals("22P05"))
                .isPresent();
    }

    /** Whether a number was larger than its column (22003). */
    public static boolean isUnstorableNumber(Throwable failure) {
        return stateOf(failure).filter("22003"::equals).isPresent();
    }

    /** Whether a unique constraint refused, that is, the thing exists already. */
    public static boolean isDuplicate(Throwable failure) {
        return stateOf(failure).filter("23505"::equals).isPresent();
    }
}

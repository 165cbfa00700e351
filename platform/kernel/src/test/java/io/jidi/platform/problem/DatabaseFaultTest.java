package io.jidi.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseFaultTest {

    @Test
    void anExhaustedPoolIsABusyDatabase() {
        // The sentence of Agroal 2, word for word; it carries no SQLSTATE.
        SQLException pool = new SQLException("Sorry, acquisition timeout!");
        assertThat(DatabaseFault.isUnavailable(new IllegalStateException("wrapped", pool)))
                .isTrue();
        assertThat(DatabaseFault.isUnavailable(new IllegalStateException("acquisition timeout")))
                .isFalse();
    }

    @Test
    void statesTellWhetherToComeBackToRepeatOrNeither() {
        assertThat(DatabaseFault.isUnavailable(new SQLException("x", "55P03"))).isTrue();
        assertThat(DatabaseFault.isUnavailable(new SQLException("x", "08006"))).isTrue();
        assertThat(DatabaseFault.isUnavailable(new SQLException("x", "23505"))).isFalse();
        assertThat(DatabaseFault.isUnavailable(new SQLException((String) null))).isFalse();
        assertThat(DatabaseFault.isRepeatable(new SQLException("x", "40P01"))).isTrue();
        assertThat(DatabaseFault.isDuplicate(new RuntimeException(new SQLException("x", "23505"))))
                .isTrue();
    }
}

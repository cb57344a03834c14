package live.chobi.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which failures let the same batch run again, as a table.
class DatabaseFaultTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            08006, true,  the connection broke
            08001, true,  nobody listens
            57P01, true,  the administrator stops it
            57P03, true,  it is starting
            53100, true,  its disk is full
            53300, true,  it has no connection left
            58030, true,  its disk fails
            40001, true,  serialization
            40P01, true,  deadlock
            25P03, true,  idle for too long inside the transaction
            25006, true,  read only: the old primary of a failover
            57014, false, cancelled
            23505, false, a key that is there already
            23514, false, a balance below its floor
            22P05, false, a text that it cannot hold
            42P01, false, no such table
            """)
    void sql_states(String state, boolean mayRunAgain, String why) {
        var error = new DataAccessException("SQL [...]", new SQLException(why, state));
        assertThat(DatabaseFault.mayRunAgain(error)).as(why).isEqualTo(mayRunAgain);
    }

    @Test
    void a_pool_without_a_connection_passes() {
        assertThat(DatabaseFault.mayRunAgain(new DataAccessException("no connection",
                new SQLTransientConnectionException("not available, request timed out after 5000ms")))).isTrue();
    }

    @Test
    void a_bug_does_not_pass() {
        assertThat(DatabaseFault.mayRunAgain(new IllegalStateException("a bug"))).isFalse();
        assertThat(DatabaseFault.mayRunAgain(new DataAccessException("no state", new SQLException("?")))).isFalse();
        assertThat(DatabaseFault.mayRunAgain(new IllegalStateException(new EOFException("no JSON")))).isFalse();
    }
}

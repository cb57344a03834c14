package live.chobi.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The role that every connection of the pool takes: it has no right to change or delete what is append-only, so that a
/// mistake or an injection in the program cannot either (decision 0018). The user of `postgres.url` owns the tables and
/// only migrates them.
final class ProgramRole {
    private static final Logger LOG = LoggerFactory.getLogger(ProgramRole.class);
    private static final String NAME = "chobi_program";
    /// From 16 on, one can be a member of a role and not be allowed to take it.
    private static final String MAY_TAKE = "pg_has_role(session_user, '" + NAME
            + "', case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end)";
    /// Takes the role where it is there and this database knows it. PostgreSQL does not evaluate the rest where it is
    /// not: there is no row to ask about.
    static final String TAKE = "select set_config('role', rolname, false) from pg_roles where rolname = '" + NAME
            + "' and to_regprocedure('public.chobi_grant(text)') is not null and pg_has_role(session_user, oid, "
            + "case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end)";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    /// Of nodes that start at once.
    private static final long LOCK = 0x63_68_6F_62_69L;

    private ProgramRole() {
    }

    /// Makes the role, if need be, and gives it what it needs. Where the user may not make roles, it says so, and the
    /// program works as that user: then the triggers alone refuse.
    ///
    /// @param owner of the tables
    static void prepare(Connection owner) throws SQLException {
        owner.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            statement.execute("""
                    do $$ begin
                        if not exists (select from pg_roles where rolname = '%1$s') then
                            create role %1$s nologin;
                        end if;
                        if not %2$s then
                            execute format('grant %1$s to %%I', session_user);
                        end if;
                    exception when duplicate_object or unique_violation then
                        null; -- a node of another database of this cluster was first
                    end $$;
                    """.formatted(NAME, MAY_TAKE));
            statement.execute("call public.chobi_grant('" + NAME + "')");
            owner.commit();
        } catch (SQLException e) {
            owner.rollback();
            if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                throw e;
            }
            LOG.warn("""
                    the database user may not make roles, so triggers alone keep the ledger from being rewritten; an \
                    administrator of the database can say: create role {}; grant {} to <the user>; ({})""", NAME, NAME,
                    e.getMessage());
        }
    }
}

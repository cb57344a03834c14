package live.chobi.identity;

import static live.chobi.identity.IdentityOnPostgres.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.chobi.identity.administration.GetUsers;
import live.chobi.identity.administration.SetRole;
import live.chobi.identity.suspension.SuspendUser;
import live.chobi.identity.tokens.SignIns.SignedIn;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.testkit.Virtually;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What administrators see of accounts, and whom they make one of their own.
class AdministrationTest {
    private static final Caller ADMIN = new Caller.SignedIn(UserId.next(), Role.ADMIN, "192.0.2.1");

    private final IdentityOnPostgres chobi = new IdentityOnPostgres();

    @AfterEach
    void close() {
        chobi.close();
    }

    private GetUsers.Output users(@Nullable String query, @Nullable Boolean suspended, @Nullable Role role,
            @Nullable Integer limit, @Nullable String cursor) {
        return (GetUsers.Output) admin("admin.getUsers", new GetUsers.Input(query, suspended, role, limit, cursor));
    }

    private static List<String> names(GetUsers.Output page) {
        return page.items().stream().map(GetUsers.User::username).toList();
    }

    @Test
    void accounts_are_found_by_the_beginning_of_a_name_by_address_and_by_id() {
        Virtually.run(() -> {
            SignedIn sara = chobi.register("sara", "sara@example.test");
            chobi.register("samir", "samir@example.test");
            chobi.register("adam", "adam@example.test");
            assertThat(names(users("SA", null, null, null, null))).containsExactly("samir", "sara");
            assertThat(names(users("Sara@Example.test", null, null, null, null))).containsExactly("sara");
            assertThat(names(users("sara@", null, null, null, null))).as("an address is whole").isEmpty();
            assertThat(names(users(sara.user().id().toString(), null, null, null, null))).containsExactly("sara");
            assertThat(names(users("%", null, null, null, null))).as("no pattern of the database").isEmpty();
        });
    }

    @Test
    void suspended_ones_are_listed_with_the_reason_and_can_be_asked_for_alone() {
        Virtually.run(() -> {
            SignedIn eve = chobi.register("eve", "eve@example.test");
            chobi.register("sara", "sara@example.test");
            admin("admin.suspendUser", new SuspendUser.Input(eve.user().id(), "spam"));
            GetUsers.User shut = users("eve", null, null, null, null).items().getFirst();
            assertThat(shut.suspended()).isTrue();
            assertThat(shut.suspensionReason()).isEqualTo("spam");
            assertThat(names(users(null, true, null, null, null))).containsExactly("eve");
            assertThat(names(users("sara", false, null, null, null))).containsExactly("sara");
        });
    }

    @Test
    void pages_join_up() {
        Virtually.run(() -> {
            for (String name : List.of("sara1", "sara2", "sara3")) {
                chobi.register(name, name + "@example.test");
            }
            GetUsers.Output first = users("sara", null, null, 2, null);
            assertThat(names(first)).containsExactly("sara1", "sara2");
            GetUsers.Output second = users("sara", null, null, 2, first.nextCursor());
            assertThat(names(second)).containsExactly("sara3");
            assertThat(second.nextCursor()).isNull();
            refuses(ProblemCode.BAD_REQUEST, "bad_input", () -> users(null, null, null, null, "*"));
        });
    }

    @Test
    void whoever_becomes_an_administrator_is_one_with_the_next_token_and_whoever_falls_is_out_at_once() {
        Virtually.run(() -> {
            SignedIn sara = chobi.register("sara", "sara@example.test");
            setRole(sara.user().id(), Role.ADMIN);
            SignedIn again = chobi.refresh(sara.refreshToken());
            assertThat(((Caller.SignedIn) chobi.caller(again)).role()).isEqualTo(Role.ADMIN);
            assertThat(names(users(null, null, Role.ADMIN, null, null))).contains("sara");
            setRole(sara.user().id(), Role.USER);
            refuses(ProblemCode.UNAUTHORIZED, "token_revoked", () -> chobi.caller(again));
            refuses(ProblemCode.UNAUTHORIZED, "refresh_revoked", () -> chobi.refresh(again.refreshToken()));
            setRole(sara.user().id(), Role.USER);
        });
    }

    @Test
    void nobody_changes_their_own_role_or_that_of_nobody() {
        Virtually.run(() -> {
            refuses(ProblemCode.PRECONDITION_FAILED, "own_account", () -> setRole(ADMIN.user(), Role.USER));
            refuses(ProblemCode.NOT_FOUND, "user_not_found", () -> setRole(UserId.next(), Role.ADMIN));
        });
    }

    private Object setRole(UserId user, Role role) {
        return admin("admin.setRole", new SetRole.Input(user, role));
    }

    @SuppressWarnings("unchecked")
    private Object admin(String path, Object input) {
        var endpoint = (Endpoint<Object, Object>) chobi.identity.administration().stream()
                .filter(it -> it.path().equals(path)).findFirst().orElseThrow();
        endpoint.admit(ADMIN);
        return endpoint.procedure().handle(ADMIN, input);
    }
}

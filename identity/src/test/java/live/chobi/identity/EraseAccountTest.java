package live.chobi.identity;

import static live.chobi.identity.IdentityOnPostgres.GUEST;
import static live.chobi.identity.IdentityOnPostgres.PASSWORD;
import static live.chobi.identity.IdentityOnPostgres.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.chobi.identity.accounts.UserView;
import live.chobi.identity.erasure.EraseAccount;
import live.chobi.identity.erasure.Traces;
import live.chobi.identity.tokens.SignIns.SignedIn;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Problem;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.testkit.Virtually;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EraseAccountTest {
    private final IdentityOnPostgres chobi = new IdentityOnPostgres();
    private final List<UserId> removed = new ArrayList<>();
    private Optional<Problem> pending = Optional.empty();

    @AfterEach
    void close() {
        chobi.close();
    }

    private final class RemovedHere implements Traces {
        @Override
        public void requireNothingPending(DSLContext tx, UserId user) {
            pending.ifPresent(it -> {
                throw it;
            });
        }

        @Override
        public void remove(DSLContext tx, UserId user) {
            removed.add(user);
        }
    }

    @SuppressWarnings("unchecked")
    private void erase(Caller caller, String password) {
        var endpoint = (Endpoint<EraseAccount.Input, Object>) chobi.identity.erasure(new RemovedHere());
        endpoint.admit(caller);
        var _ = endpoint.procedure().handle(caller, new EraseAccount.Input(password));
    }

    private static Caller caller(SignedIn who) {
        return new Caller.SignedIn(who.user().id(), Role.USER, "192.0.2.1");
    }

    @Test
    void an_erased_account_is_a_pseudonym_that_nobody_can_sign_in_to() {
        Virtually.run(() -> {
            SignedIn sara = chobi.register("sara", "sara@example.test");
            UserId id = sara.user().id();
            erase(caller(sara), PASSWORD);
            UserView view = chobi.identity.accounts().view(id).orElseThrow();
            assertThat(view.username()).matches("deleted-[0-9a-f]{12}").isEqualTo(view.displayName());
            assertThat(removed).containsExactly(id);
            String all = chobi.database.read(sql -> sql.fetch("select * from identity.account").formatJSON());
            assertThat(all).doesNotContainIgnoringCase("sara");
            for (String login : List.of("sara", "sara@example.test", view.username())) {
                refuses(ProblemCode.UNAUTHORIZED, "wrong_login", () -> chobi.login(login, PASSWORD));
            }
            assertThat(chobi.identity.accounts().beginningWith("deleted", "", 10)).isEmpty();
        });
    }

    @Test
    void its_sign_ins_end_at_once_and_its_names_are_free_again() {
        Virtually.run(() -> {
            SignedIn sara = chobi.register("sara", "sara@example.test");
            Caller before = chobi.identity.grant(Optional.of(sara.accessToken()), "192.0.2.1").caller();
            erase(before, PASSWORD);
            refuses(ProblemCode.UNAUTHORIZED, "token_revoked",
                    () -> chobi.identity.grant(Optional.of(sara.accessToken()), "192.0.2.1"));
            refuses(ProblemCode.UNAUTHORIZED, "refresh_revoked", () -> chobi.refresh(sara.refreshToken()));
            assertThat(chobi.register("sara", "sara@example.test").user().id()).isNotEqualTo(sara.user().id());
        });
    }

    @Test
    void without_the_password_with_something_pending_and_for_administrators_nothing_is_changed() {
        Virtually.run(() -> {
            SignedIn sara = chobi.register("sara", "sara@example.test");
            refuses(ProblemCode.UNAUTHORIZED, "sign_in_required", () -> {
                erase(GUEST, PASSWORD);
                return true;
            });
            refuses(ProblemCode.UNAUTHORIZED, "wrong_password", () -> {
                erase(caller(sara), "a wrong one");
                return true;
            });
            pending = Optional.of(Problem.refused("payout_pending", "one is under way"));
            refuses(ProblemCode.PRECONDITION_FAILED, "payout_pending", () -> {
                erase(caller(sara), PASSWORD);
                return true;
            });
            pending = Optional.empty();
            chobi.setRole(sara.user().id(), Role.ADMIN);
            refuses(ProblemCode.PRECONDITION_FAILED, "administrator", () -> {
                erase(caller(sara), PASSWORD);
                return true;
            });
            assertThat(removed).isEmpty();
            assertThat(chobi.login("sara", PASSWORD).user().username()).isEqualTo("sara");
        });
    }
}

package live.chobi.identity;

import static live.chobi.identity.IdentityOnPostgres.refuses;
import static live.chobi.schema.generated.identity.Tables.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import live.chobi.identity.accounts.Account;
import live.chobi.identity.accounts.Accounts;
import live.chobi.identity.accounts.UserView;
import live.chobi.identity.tokens.SignIns.SignedIn;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the rest of Chobi asks of [Accounts].
class AccountsTest {
    private final IdentityOnPostgres chobi = new IdentityOnPostgres();

    @AfterEach
    void close() {
        chobi.close();
    }

    @Test
    void a_new_role_is_in_the_next_access_token() {
        Virtually.run(() -> {
            SignedIn sara = chobi.register("sara", "sara@example.test");
            chobi.setRole(sara.user().id(), Role.ADMIN);
            assertThat(chobi.caller(chobi.refresh(sara.refreshToken())).isAdmin()).isTrue();
        });
    }

    @Test
    void the_first_administrators_password_is_made_once_and_works() {
        Virtually.run(() -> {
            String made = chobi.identity.accounts().ensureAdministrator(Optional.empty()).orElseThrow();
            assertThat(chobi.caller(chobi.login("admin", made)).isAdmin()).isTrue();
            assertThat(chobi.identity.accounts().ensureAdministrator(Optional.empty())).isEmpty();
            assertThat(chobi.identity.accounts().ensureAdministrator(Optional.of("another password"))).isEmpty();
            assertThat(chobi.caller(chobi.login("admin", made)).isAdmin()).isTrue();
            refuses(ProblemCode.CONFLICT, "username_taken", () -> chobi.register("Admin", "mallory@example.test"));
        });
    }

    @Test
    void the_operator_may_choose_the_administrators_password() {
        Virtually.run(() -> {
            assertThat(chobi.identity.accounts().ensureAdministrator(Optional.of("secret"))).isEmpty();
            assertThat(chobi.caller(chobi.login("admin", "secret")).isAdmin()).isTrue();
        });
    }

    @Test
    void names_come_in_bulk_and_a_new_one_is_seen_at_once() {
        Virtually.run(() -> {
            Accounts accounts = chobi.identity.accounts();
            UserView sara = chobi.register("sara", "sara@example.test").user();
            UserView omar = chobi.register("omar", "omar@example.test").user();
            UserId nobody = UserId.next();
            assertThat(accounts.views(List.of(sara.id(), omar.id(), nobody, sara.id()))).hasSize(2)
                    .containsEntry(sara.id(), sara).containsEntry(omar.id(), omar);
            accounts.setDisplayName(sara.id(), "سارة");
            assertThat(accounts.view(sara.id())).contains(new UserView(sara.id(), "sara", "سارة"));
            assertThat(accounts.byUsername("SARA").map(Account::view)).isEqualTo(accounts.view(sara.id()));
            refuses(ProblemCode.NOT_FOUND, "user_not_found", () -> accounts.viewOrRefuse(nobody));
            refuses(ProblemCode.NOT_FOUND, "user_not_found", () -> {
                accounts.setDisplayName(nobody, "Nobody");
                return nobody;
            });
        });
    }

    @Test
    void a_hash_of_an_earlier_cost_is_replaced_at_the_next_sign_in() {
        Virtually.run(() -> {
            chobi.register("sara", "sara@example.test");
            String cheap = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
            chobi.database.transact(sql -> sql.execute("update identity.account set password_hash = ?", cheap));
            assertThat(chobi.login("sara", "password").user().username()).isEqualTo("sara");
            String stored = chobi.database.read(sql -> sql.fetchSingle(ACCOUNT).getPasswordHash());
            assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
            assertThat(chobi.login("sara", "password").user().username()).isEqualTo("sara");
        });
    }
}

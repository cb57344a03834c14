package live.chobi.identity;

import static live.chobi.identity.IdentityOnPostgres.PASSWORD;
import static live.chobi.identity.IdentityOnPostgres.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.chobi.identity.suspension.ReinstateUser;
import live.chobi.identity.suspension.SuspendUser;
import live.chobi.identity.tokens.SignIns.SignedIn;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.outbox.Json;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What an administrator shuts stays shut by every door.
class SuspensionTest {
    private static final Caller ADMIN = new Caller.SignedIn(UserId.next(), Role.ADMIN, "192.0.2.1");

    private final IdentityOnPostgres chobi = new IdentityOnPostgres();

    @AfterEach
    void close() {
        chobi.close();
    }

    @Test
    void a_suspended_account_is_out_by_every_door_and_comes_back_by_signing_in() {
        Virtually.run(() -> {
            SignedIn eve = chobi.register("eve", "eve@example.test");
            chobi.sendMails();
            chobi.letterbox.clear();
            String key = Json.tree(Json.write(chobi.request(eve, "auth.createApiKey",
                    Map.of("password", PASSWORD, "name", "x", "scopes", List.of("gifts:read"))))).path("key").asText();
            suspend(eve.user().id());
            refuses(ProblemCode.UNAUTHORIZED, "token_revoked", () -> chobi.caller(eve));
            refuses(ProblemCode.UNAUTHORIZED, "refresh_revoked", () -> chobi.refresh(eve.refreshToken()));
            refuses(ProblemCode.UNAUTHORIZED, "key_unknown",
                    () -> chobi.identity.grant(Optional.of(key), "192.0.2.7"));
            refuses(ProblemCode.FORBIDDEN, "account_suspended", () -> chobi.login("eve", PASSWORD));
            refuses(ProblemCode.UNAUTHORIZED, "wrong_login", () -> chobi.login("eve", "wrong horse"));
            chobi.request("auth.requestPasswordReset", Map.of("email", "eve@example.test"));
            chobi.sendMails();
            assertThat(chobi.letterbox.isEmpty()).as("no mail opens it").isTrue();
            admin("admin.reinstateUser", new ReinstateUser.Input(eve.user().id()));
            refuses(ProblemCode.UNAUTHORIZED, "refresh_revoked", () -> chobi.refresh(eve.refreshToken()));
            assertThat(chobi.login("eve", PASSWORD).user()).isEqualTo(eve.user());
        });
    }

    @Test
    void nobody_suspends_themselves_or_nobody() {
        Virtually.run(() -> {
            refuses(ProblemCode.PRECONDITION_FAILED, "own_account", () -> suspend(ADMIN.user()));
            refuses(ProblemCode.NOT_FOUND, "user_not_found", () -> suspend(UserId.next()));
            refuses(ProblemCode.NOT_FOUND, "user_not_found",
                    () -> admin("admin.reinstateUser", new ReinstateUser.Input(UserId.next())));
        });
    }

    private Object suspend(UserId user) {
        return admin("admin.suspendUser", new SuspendUser.Input(user, "spam"));
    }

    @SuppressWarnings("unchecked")
    private Object admin(String path, Object input) {
        var endpoint = (Endpoint<Object, Object>) chobi.identity.administration().stream()
                .filter(it -> it.path().equals(path)).findFirst().orElseThrow();
        endpoint.admit(ADMIN);
        return endpoint.procedure().handle(ADMIN, input);
    }
}

package live.chobi.identity;

import static live.chobi.identity.IdentityOnPostgres.PASSWORD;
import static live.chobi.identity.IdentityOnPostgres.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.chobi.identity.tokens.SignIns.SignedIn;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.ProblemCode;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.Role;
import live.chobi.outbox.Json;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Keys by which servers call in their owner's name.
class ApiKeysTest {
    private static final Endpoint<?, ?> READ = Endpoint.query("gifts.getBalance", Access.SIGNED_IN,
            Procedure.Nothing.class, (_, it) -> it);
    private static final Endpoint<?, ?> WRITE = Endpoint.mutation("gifts.sendGift", Access.SIGNED_IN,
            Procedure.Nothing.class, (_, it) -> it);
    private static final Endpoint<?, ?> GRANT = Endpoint.mutation("gifts.addCoins", Access.ADMIN,
            Procedure.Nothing.class, (_, it) -> it);

    private final IdentityOnPostgres chobi = new IdentityOnPostgres();

    @AfterEach
    void close() {
        chobi.close();
    }

    @Test
    void a_key_is_its_owner_as_far_as_its_scopes_go() {
        Virtually.run(() -> {
            SignedIn sara = chobi.register("sara", "sara@example.test");
            Caller key = caller(make(sara, List.of("gifts:read")).path("key").asText());
            assertThat(key.user()).isEqualTo(sara.user().id());
            READ.admit(key);
            refuses(ProblemCode.FORBIDDEN, "scope_missing", () -> admit(WRITE, key));
            Caller writer = caller(make(sara, List.of("gifts:write")).path("key").asText());
            WRITE.admit(writer);
            refuses(ProblemCode.FORBIDDEN, "admin_only", () -> admit(GRANT, writer));
        });
    }

    @Test
    void no_key_reaches_its_owners_account() {
        Virtually.run(() -> {
            SignedIn sara = chobi.register("sara", "sara@example.test");
            Caller key = caller(make(sara, List.of("gifts:read", "gifts:write")).path("key").asText());
            for (Endpoint<?, ?> each : chobi.identity.endpoints(java.util.Set::of)) {
                refuses(ProblemCode.FORBIDDEN, "not_by_api_key", () -> admit(each, key));
            }
        });
    }

    @Test
    void what_only_administrators_may_needs_an_administrators_key_with_that_scope() {
        Virtually.run(() -> {
            SignedIn sara = chobi.register("sara", "sara@example.test");
            refuses(ProblemCode.FORBIDDEN, "admin_only", () -> make(sara, List.of("gifts:write", "admin")));
            chobi.setRole(sara.user().id(), Role.ADMIN);
            refuses(ProblemCode.FORBIDDEN, "admin_only",
                    () -> admit(GRANT, caller(make(sara, List.of("gifts:write")).path("key").asText())));
            String key = make(sara, List.of("gifts:write", "admin")).path("key").asText();
            GRANT.admit(caller(key));
            chobi.setRole(sara.user().id(), Role.USER);
            refuses(ProblemCode.FORBIDDEN, "admin_only", () -> admit(GRANT, caller(key)));
        });
    }

    @Test
    void a_key_is_told_once_and_stored_as_a_hash() {
        Virtually.run(() -> {
            SignedIn sara = chobi.register("sara", "sara@example.test");
            String key = make(sara, List.of("gifts:read")).path("key").asText();
            assertThat(key).matches("chobi_[\\w-]{43}");
            String stored = chobi.database.read(sql -> sql.fetch("select * from identity.api_key").format());
            assertThat(stored).contains("billing").doesNotContain(key);
            assertThat(list(sara).toString()).doesNotContain(key).contains(key.substring(0, 10)).contains("billing");
        });
    }

    @Test
    void a_key_that_is_revoked_or_has_run_out_is_good_no_more_and_nobody_revokes_anothers() {
        Virtually.run(() -> {
            SignedIn sara = chobi.register("sara", "sara@example.test");
            SignedIn eve = chobi.register("eve", "eve@example.test");
            JsonNode made = make(sara, List.of("gifts:read"));
            String key = made.path("key").asText();
            Map<String, String> its = Map.of("apiKeyId", made.at("/apiKey/id").asText());
            refuses(ProblemCode.NOT_FOUND, "api_key_not_found",
                    () -> chobi.request(eve, "auth.revokeApiKey", its));
            assertThat(caller(key).is(sara.user().id())).isTrue();
            chobi.request(sara, "auth.revokeApiKey", its);
            refuses(ProblemCode.UNAUTHORIZED, "key_unknown", () -> caller(key));
            String week = make(sara, List.of("gifts:read"), 7).path("key").asText();
            chobi.clock.pass(Duration.ofDays(7).minusSeconds(1));
            assertThat(caller(week).is(sara.user().id())).isTrue();
            chobi.clock.pass(Duration.ofSeconds(1));
            refuses(ProblemCode.UNAUTHORIZED, "key_unknown", () -> caller(week));
            refuses(ProblemCode.UNAUTHORIZED, "key_unknown", () -> caller("chobi_" + "A".repeat(43)));
        });
    }

    @Test
    void the_list_says_when_a_key_was_used_to_the_minute() {
        Virtually.run(() -> {
            SignedIn sara = chobi.register("sara", "sara@example.test");
            String key = make(sara, List.of("gifts:read")).path("key").asText();
            assertThat(list(sara).at("/items/0/lastUsedAt").isNull()).isTrue();
            String first = chobi.clock.instant().toString();
            caller(key);
            chobi.clock.pass(Duration.ofSeconds(59));
            caller(key);
            assertThat(list(sara).at("/items/0/lastUsedAt").asText()).isEqualTo(first);
            chobi.clock.pass(Duration.ofSeconds(2));
            caller(key);
            assertThat(list(sara).at("/items/0/lastUsedAt").asText()).isGreaterThan(first);
        });
    }

    @Test
    void scopes_that_no_procedure_asks_for_a_wrong_password_and_too_many_keys_are_refused() {
        Virtually.run(() -> {
            SignedIn sara = chobi.register("sara", "sara@example.test");
            assertThat(refuses(ProblemCode.BAD_REQUEST, "bad_input", () -> make(sara, List.of("gifts:everything"))))
                    .hasMessageContaining("gifts:read, gifts:write").hasMessageContaining("'gifts:everything'");
            refuses(ProblemCode.UNAUTHORIZED, "wrong_password", () -> chobi.request(sara, "auth.createApiKey",
                    Map.of("password", "wrong horse", "name", "x", "scopes", List.of("gifts:read"))));
            chobi.database.transact(tx -> tx.execute("""
                    insert into identity.api_key (id, hash, account_id, name, start, scopes, made_at)
                    select gen_random_uuid(), sha256(i::text::bytea), {0}, 'x', 'x', array ['gifts:read'], now()
                    from generate_series(1, 50) i""", org.jooq.impl.DSL.val(sara.user().id().value())));
            refuses(ProblemCode.CONFLICT, "too_many_keys", () -> make(sara, List.of("gifts:read")));
        });
    }

    private JsonNode make(SignedIn owner, List<String> scopes) {
        return make(owner, scopes, null);
    }

    private JsonNode make(SignedIn owner, List<String> scopes, @org.jspecify.annotations.Nullable Integer days) {
        Map<String, Object> input = new HashMap<>(
                Map.of("password", PASSWORD, "name", "billing", "scopes", scopes));
        if (days != null) {
            input.put("expiresInDays", days);
        }
        return Json.tree(Json.write(chobi.request(owner, "auth.createApiKey", input)));
    }

    private JsonNode list(SignedIn owner) {
        return Json.tree(Json.write(chobi.request(owner, "auth.getApiKeys", Map.of())));
    }

    private Caller caller(String key) {
        return chobi.identity.grant(Optional.of(key), "192.0.2.7").caller();
    }

    private static Object admit(Endpoint<?, ?> endpoint, Caller caller) {
        endpoint.admit(caller);
        return "admitted";
    }
}

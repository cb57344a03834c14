package live.chobi.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.chobi.identity.accounts.UserView;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Role;
import live.chobi.kernel.UserId;
import live.chobi.schema.Database;
import live.chobi.server.audit.GetAuditLog.Action;
import live.chobi.testkit.TestPostgres;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {
    private static final Caller ADMIN = new Caller.SignedIn(UserId.next(), Role.ADMIN, "192.0.2.1");

    private final Database database = TestPostgres.fresh();
    private final AuditLog log = new AuditLog(database, new PrometheusRegistry());
    private final GetAuditLog reader = new GetAuditLog(log, ids -> {
        Map<UserId, UserView> views = new HashMap<>();
        ids.forEach(id -> views.put(id, new UserView(id, "admin", "Admin")));
        return views;
    });

    private record Terms(String userId, String password) {}

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_action_is_there_before_it_is_done_and_its_outcome_afterwards() {
        Virtually.run(() -> {
            var ending = log.begin(ADMIN, "admin.suspendUser", new Terms("ana", "hidden"));
            assertThat(read(null, null, 10, null).items()).singleElement().satisfies(action -> {
                assertThat(action.outcome()).isNull();
                assertThat(action.procedure()).isEqualTo("admin.suspendUser");
                assertThat(action.address()).isEqualTo("192.0.2.1");
                assertThat(action.input()).containsEntry("userId", "ana").containsEntry("password", "…");
            });
            ending.ended("user_not_found");
            assertThat(read(null, null, 10, null).items()).extracting(Action::outcome)
                    .containsExactly("user_not_found");
        });
    }

    @Test
    void what_everybody_does_all_day_is_not_recorded() {
        Virtually.run(() -> {
            log.begin(ADMIN, "chat.sendMessage", Map.of("text", "hello")).ended("done");
            assertThat(read(null, null, 10, null).items()).isEmpty();
        });
    }

    @Test
    void the_log_is_read_newest_first_by_actor_and_procedure_page_by_page() {
        Virtually.run(() -> {
            Caller other = new Caller.SignedIn(UserId.next(), Role.ADMIN, "192.0.2.2");
            for (int i = 0; i < 5; i++) {
                log.begin(ADMIN, "gifts.addCoins", Map.of("amount", i)).ended("done");
            }
            log.begin(other, "gifts.saveGift", Map.of()).ended("done");
            assertThat(read(other.user(), null, 10, null).items()).hasSize(1);
            assertThat(read(null, "gifts.addCoins", 10, null).items()).hasSize(5);
            var first = read(ADMIN.user(), null, 2, null);
            var second = read(ADMIN.user(), null, 2, first.nextCursor());
            var last = read(ADMIN.user(), null, 2, second.nextCursor());
            assertThat(amounts(first)).containsExactly(4, 3);
            assertThat(amounts(second)).containsExactly(2, 1);
            assertThat(amounts(last)).containsExactly(0);
            assertThat(last.nextCursor()).isNull();
            assertThatThrownBy(() -> read(null, null, 2, "x")).isInstanceOf(Problem.class)
                    .hasMessageContaining("cursor");
        });
    }

    @Test
    void nobody_changes_what_is_recorded() {
        Virtually.run(() -> {
            log.begin(ADMIN, "gifts.saveGift", Map.of()).ended("done");
            for (String change : List.of("update audit.action set actor = gen_random_uuid()",
                    "delete from audit.outcome",
                    "delete from audit.action", "update audit.outcome set outcome = 'done'")) {
                assertThatThrownBy(() -> database.transact(tx -> tx.execute(change))).as(change)
                        .isInstanceOf(RuntimeException.class);
            }
            assertThat(read(null, null, 10, null).items()).hasSize(1);
        });
    }

    @Test
    void no_secret_is_kept_and_no_page_of_text() {
        assertThat(RedactedInput.of("auth.confirmTotp", Map.of("code", "123456"))).isEqualTo("{\"code\":\"…\"}");
        assertThat(RedactedInput.of("gifts.saveGift", Map.of("code", "rose"))).isEqualTo("{\"code\":\"rose\"}");
        assertThat(RedactedInput.of("x.y", Map.of("a", List.of(Map.of("refreshToken", "t", "streamKey", "k")))))
                .contains("\"refreshToken\":\"…\"", "\"streamKey\":\"…\"");
        assertThat(RedactedInput.of("x.y", Map.of("text", "x".repeat(RedactedInput.BYTES_MAX))))
                .isEqualTo("{\"omittedBytes\":" + (RedactedInput.BYTES_MAX + 11) + "}");
    }

    private GetAuditLog.Output read(@org.jspecify.annotations.Nullable UserId actor,
            @org.jspecify.annotations.Nullable String procedure, int limit,
            @org.jspecify.annotations.Nullable String cursor) {
        return reader.handle(ADMIN, new GetAuditLog.Input(actor, procedure, limit, cursor));
    }

    private static List<Object> amounts(GetAuditLog.Output page) {
        return page.items().stream().map(it -> Optional.ofNullable(it.input().get("amount")).orElseThrow()).toList();
    }
}

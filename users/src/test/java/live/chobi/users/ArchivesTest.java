package live.chobi.users;

import static live.chobi.users.UsersOnPostgres.GUEST;
import static live.chobi.users.UsersOnPostgres.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import live.chobi.identity.secrets.MasterKey;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.ProblemCode;
import live.chobi.outbox.JobRunner;
import live.chobi.outbox.Json;
import live.chobi.testkit.Virtually;
import live.chobi.users.archive.ArchiveLinks;
import live.chobi.users.archive.ArchiveProcedures;
import live.chobi.users.archive.Archives;
import live.chobi.users.archive.Part;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What one takes along, with parts by hand.
class ArchivesTest {
    private static final List<Part> PARTS = List.of(
            Part.lines("following", "select followee, at from users.follow where follower = {0} order by at"),
            Part.lines("muted", "select muted from users.mute where muter = {0}"),
            new Part("avatar", Part.Kind.BYTES, "select bytes from users.avatar where user_id = {0}"),
            new Part("name.txt", Part.Kind.BYTES,
                    "select convert_to(username, 'UTF8') from identity.account where id = {0}"));
    private final UsersOnPostgres chobi = new UsersOnPostgres();
    private final ArchiveLinks links = new ArchiveLinks(new MasterKey(new byte[32]), chobi.clock);
    private Archives archives = new Archives(chobi.database, PARTS, true, chobi.clock);

    @AfterEach
    void close() {
        chobi.close();
    }

    @SuppressWarnings("unchecked")
    private JsonNode call(Caller caller, String procedure) {
        var endpoint = (Endpoint<Object, Object>) ArchiveProcedures.endpoints(archives, links).stream()
                .filter(it -> it.path().equals("users." + procedure)).findFirst().orElseThrow();
        endpoint.admit(caller);
        return Json.tree(Json.write(endpoint.procedure().handle(caller, Json.read("{}", endpoint.inputType()))))
                .path("archive");
    }

    private int runJobs() {
        return JobRunner.unhurried(chobi.database, archives.job()).runDue();
    }

    private Map<String, String> fetch(String url) {
        byte[] bytes = links.archive(url.substring(ArchiveLinks.PATH.length())).flatMap(archives::bytes).orElseThrow();
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return files;
    }

    @Test
    void what_is_asked_for_is_made_by_a_job_and_has_what_is_ones_own_alone() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            Caller omar = chobi.signUp("omar");
            chobi.call(sara, "follow", omar);
            chobi.call(omar, "follow", sara);
            assertThat(call(sara, "getArchive").isNull()).isTrue();
            JsonNode asked = call(sara, "requestArchive");
            assertThat(asked.path("status").asText()).isEqualTo("pending");
            assertThat(asked.has("url")).isFalse();
            assertThat(call(sara, "requestArchive").path("id")).as("the same").isEqualTo(asked.path("id"));
            assertThat(runJobs()).isEqualTo(1);
            JsonNode ready = call(sara, "getArchive");
            assertThat(ready.path("status").asText()).isEqualTo("ready");
            Map<String, String> files = fetch(ready.path("url").asText());
            assertThat(files).containsOnlyKeys("following.jsonl", "muted.jsonl", "name.txt")
                    .containsEntry("name.txt", "sara").containsEntry("muted.jsonl", "");
            assertThat(String.valueOf(files.get("following.jsonl")).lines()).singleElement()
                    .satisfies(line -> assertThat(Json.tree(line).path("followee").asText())
                            .isEqualTo(omar.user().toString()));
            assertThat(ready.path("size").asLong()).isPositive();
            assertThat(call(omar, "getArchive").isNull()).isTrue();
        });
    }

    @Test
    void an_address_is_good_for_an_hour_and_cannot_be_made_up() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            call(sara, "requestArchive");
            runJobs();
            String token = call(sara, "getArchive").path("url").asText().substring(ArchiveLinks.PATH.length());
            for (int i = 0; i < token.length(); i++) {
                char other = token.charAt(i) == 'A' ? 'B' : 'A';
                String changed = token.substring(0, i) + other + token.substring(i + 1);
                // The last character has spare bits, which stand for nothing.
                assertThat(i == token.length() - 1 || links.archive(changed).isEmpty()).as("%d", i).isTrue();
            }
            for (String made : List.of("", "x", "*", token + token, token.substring(4))) {
                assertThat(links.archive(made)).as(made).isEmpty();
            }
            assertThat(new ArchiveLinks(new MasterKey(new byte[]{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
                17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32}), chobi.clock).archive(token))
                    .isEmpty();
            chobi.clock.pass(Duration.ofMinutes(59));
            assertThat(links.archive(token)).isPresent();
            chobi.clock.pass(Duration.ofMinutes(1));
            assertThat(links.archive(token)).isEmpty();
            assertThat(fetch(call(sara, "getArchive").path("url").asText())).as("another one").isNotEmpty();
        });
    }

    @Test
    void one_is_made_a_day_and_takes_the_place_of_the_last() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            String first = call(sara, "requestArchive").path("id").asText();
            runJobs();
            chobi.clock.pass(Duration.ofHours(23));
            assertThat(refuses(ProblemCode.TOO_MANY_REQUESTS, "archive_recent", () -> call(sara, "requestArchive"))
                    .retryAfter()).contains(Duration.ofHours(1));
            chobi.clock.pass(Duration.ofHours(1));
            assertThat(call(sara, "requestArchive").path("id").asText()).isNotEqualTo(first);
            runJobs();
            int kept = chobi.database.read(sql -> sql.fetchCount(org.jooq.impl.DSL.table("users.archive")));
            assertThat(kept).isEqualTo(1);
        });
    }

    @Test
    void after_a_week_it_is_no_more() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            call(sara, "requestArchive");
            runJobs();
            chobi.database.transact(tx -> tx.execute("update outbox.job set run_at = now()"));
            assertThat(runJobs()).isEqualTo(1);
            assertThat(call(sara, "getArchive").isNull()).isTrue();
        });
    }

    @Test
    void one_that_cannot_be_made_is_given_up_after_three_attempts_and_may_be_asked_for_again() {
        Virtually.run(() -> {
            Caller sara = chobi.signUp("sara");
            archives = new Archives(chobi.database, List.of(Part.lines("broken", "select {0}::uuid, 1 / 0")), true,
                    chobi.clock);
            call(sara, "requestArchive");
            for (int i = 0; i < 4; i++) {
                assertThat(call(sara, "getArchive").path("status").asText()).isEqualTo("pending");
                chobi.database.transact(
                        tx -> tx.execute("update outbox.job set run_at = now() where key like 'archive:%'"));
                runJobs();
            }
            assertThat(call(sara, "getArchive").path("status").asText()).isEqualTo("failed");
            archives = new Archives(chobi.database, PARTS, true, chobi.clock);
            call(sara, "requestArchive");
            runJobs();
            assertThat(call(sara, "getArchive").path("status").asText()).isEqualTo("ready");
        });
    }

    @Test
    void a_guest_has_none() {
        Virtually.run(() -> {
            refuses(ProblemCode.UNAUTHORIZED, "sign_in_required", () -> call(GUEST, "requestArchive"));
            refuses(ProblemCode.UNAUTHORIZED, "sign_in_required", () -> call(GUEST, "getArchive"));
        });
    }
}

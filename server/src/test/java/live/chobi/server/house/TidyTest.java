package live.chobi.server.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tree is tidy, and each rule would say so if it were not.
class TidyTest {
    private static final String GIFTS = "gifts-ledger/src/main/java/live/chobi/gifts/";
    private static final String MIGRATIONS = "schema/src/main/resources/db/migration/";

    @TempDir
    Path root;

    @Test
    void the_tree_is_tidy() {
        Tree tree = Tree.read(Tree.here());
        assertThat(tree.sources()).extracting(Tree.Source::path).contains("pom.xml", "scripts/test");
        assertThat(Tidy.inspect(tree)).isEmpty();
    }

    @Test
    void a_sideways_import_is_found() throws IOException {
        story();
        write(GIFTS + "Send.java", "package live.chobi.gifts;", "", "import live.chobi.chat.room.Room;",
                "import live.chobi.ledger.Transfer;");
        assertFindings(
                GIFTS + "Send.java:3: gifts may not import chat, only [kernel, schema, outbox, log, ledger, identity]");
    }

    @Test
    void a_name_that_is_not_found_yet_is_found() throws IOException {
        story();
        write(GIFTS + "GiftManager.java", "package live.chobi.gifts;", "// class Manager", "final class GiftManager {",
                "  record StreamInfo(int n) {}", "  String s = \"class FooUtil\";", "  Database base;");
        assertFindings(GIFTS + "GiftManager.java:3: the name GiftManager says that its name is not found yet",
                GIFTS + "GiftManager.java:4: the name StreamInfo says that its name is not found yet");
    }

    @Test
    void a_sleeping_test_is_found() throws IOException {
        write("log/src/test/java/live/chobi/log/LogTest.java", "class LogTest {", "  void naps() {",
                "    Thread.sleep(1000);", "    TimeUnit.SECONDS.sleep(1);", "  }");
        assertFindings(
                "log/src/test/java/live/chobi/log/LogTest.java:3: a test sleeps; give it a fake clock, or await a condition",
                "log/src/test/java/live/chobi/log/LogTest.java:4: a test sleeps; give it a fake clock, or await a condition");
    }

    @Test
    void a_written_reason_excuses_the_line_below_it() throws IOException {
        write("log/src/test/java/live/chobi/log/LogTest.java", "    // tidy: the fixture's contract is to wait",
                "    Thread.sleep(1000);", "    // tidy:", "    Thread.sleep(1000);");
        assertFindings(
                "log/src/test/java/live/chobi/log/LogTest.java:4: a test sleeps; give it a fake clock, or await a condition");
    }

    @Test
    void a_file_that_is_too_long_is_found() throws IOException {
        write("server/web/test/long.test.js", "x;\n".repeat(500).strip());
        assertFindings();
        write("server/web/test/long.test.js", "x;\n".repeat(501).strip());
        assertFindings("server/web/test/long.test.js:501: 501 lines; look for the second thing hiding inside");
    }

    @Test
    void a_dictionary_has_as_many_lines_as_there_are_texts() throws IOException {
        write("server/src/main/resources/web/js/strings.ar.js", "x;\n".repeat(501).strip());
        assertFindings();
        write("server/src/main/resources/web/js/strings-of-ar.js", "x;\n".repeat(501).strip());
        assertFindings("server/src/main/resources/web/js/strings-of-ar.js:501: 501 lines;"
                + " look for the second thing hiding inside");
    }

    @Test
    void postponed_work_is_found() throws IOException {
        write("scripts/lib/x.sh", "#!/bin/sh", "# TO" + "DO: later", "mastodon=1");
        write("node_modules/x.js", "// FIX" + "ME");
        write("server/target/x.js", "// FIX" + "ME");
        assertFindings("scripts/lib/x.sh:2: postponed work; do it or leave it");
    }

    @Test
    void a_package_without_its_story_is_found() throws IOException {
        write(GIFTS + "Send.java", "package live.chobi.gifts;");
        assertFindings(GIFTS + "Send.java:1: its package has no package-info.java");
        write(GIFTS + "package-info.java", "package live.chobi.gifts;");
        assertFindings(GIFTS + "package-info.java:1: needs a doc comment and @NullMarked");
        story();
        assertFindings();
    }

    @Test
    void a_migration_out_of_shape_is_found() throws IOException {
        write(MIGRATIONS + "V0001__first.sql", "-- Why.", "create table x ();");
        write(MIGRATIONS + "V0001__second.sql", "-- Why.");
        write(MIGRATIONS + "V0002__silent.sql", "create table y ();");
        write(MIGRATIONS + "V3__Odd.sql", "-- Why.");
        assertThat(findings()).hasSize(3)
                .anyMatch(it -> it.endsWith(": another migration has the number V0001"))
                .contains(MIGRATIONS + "V0002__silent.sql:1: its first comment must say why, and what lock it takes",
                        MIGRATIONS + "V3__Odd.sql:1: a migration is called V0014__purpose_in_words.sql");
    }

    @Test
    void an_edited_migration_is_found_once_it_has_been_released() throws IOException {
        String path = MIGRATIONS + "V0001__first.sql";
        write(path, "-- Why.");
        write(Tidy.RELEASED_MIGRATIONS, "# released", Tidy.sha256(root.resolve(path)) + "  V0001__first.sql");
        assertFindings();
        write(path, "-- Why not.");
        assertFindings(Tidy.RELEASED_MIGRATIONS
                + ":2: V0001__first.sql has been released and was edited; write another one");
        Files.delete(root.resolve(path));
        assertFindings(Tidy.RELEASED_MIGRATIONS + ":2: V0001__first.sql has been released and is gone");
        write(Tidy.RELEASED_MIGRATIONS, "abc V0001__first.sql");
        assertFindings(Tidy.RELEASED_MIGRATIONS + ":1: a line is written as sha256sum writes it");
    }

    @Test
    void an_asset_nobody_uses_is_found() throws IOException {
        String assets = "server/src/main/resources/web/assets/";
        write(assets + "used.js", "export const used = 1;");
        write(assets + "lonely.js", "export const lonely = 1;");
        write("server/src/main/resources/web/index.html", "<script src=/assets/used.js></script>");
        write(assets + "gifts/rose.svg", "<svg/>");
        write("server/src/main/resources/web/watch.html", "`/assets/gifts/${gift.code}.svg`");
        assertFindings(assets + "lonely.js:1: nobody uses it");
    }

    private void story() throws IOException {
        write(GIFTS + "package-info.java", "/// Gifts.", "@NullMarked", "package live.chobi.gifts;");
    }

    private void write(String path, String... lines) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, List.of(lines));
    }

    private List<String> findings() {
        return Tidy.inspect(Tree.read(root)).stream().map(Tidy.Finding::toString).toList();
    }

    private void assertFindings(String... expected) {
        assertThat(findings()).containsExactly(expected);
    }
}

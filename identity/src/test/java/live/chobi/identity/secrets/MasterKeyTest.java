package live.chobi.identity.secrets;

import static live.chobi.schema.generated.identity.Tables.SEALED_SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import live.chobi.identity.secrets.SealedSecrets.Secret;
import live.chobi.kernel.Uuid7;
import live.chobi.schema.Database;
import live.chobi.testkit.TestPostgres;
import live.chobi.testkit.Virtually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
    private static final byte[] SECRET = "a secret".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path dir = Path.of("");

    @Test
    void the_key_is_made_once_and_readable_by_its_owner_only() throws Exception {
        Path file = dir.resolve("master.key");
        byte[] sealed = MasterKey.loadOrCreate(file).seal("name", SECRET);
        assertThat(MasterKey.loadOrCreate(file).open("name", sealed)).isEqualTo(SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_file_that_others_may_read_is_closed_to_them() throws Exception {
        Path file = dir.resolve("master.key");
        var _ = MasterKey.loadOrCreate(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        var _ = MasterKey.loadOrCreate(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void a_damaged_file_is_named_and_never_replaced() throws Exception {
        Path file = Files.writeString(dir.resolve("master.key"), "c2hvcnQ=");
        assertThatThrownBy(() -> MasterKey.loadOrCreate(file)).isInstanceOf(MasterKey.Unusable.class)
                .hasMessageContaining(file.toString());
        assertThat(Files.readString(file)).isEqualTo("c2hvcnQ=");
    }

    @Test
    void what_another_key_sealed_or_somebody_changed_or_renamed_does_not_open() {
        MasterKey key = new MasterKey(new byte[32]);
        byte[] other = new byte[32];
        other[0] = 1;
        byte[] sealed = key.seal("name", SECRET);
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;
        assertUnusable(() -> new MasterKey(other).open("name", sealed));
        assertUnusable(() -> key.open("name", changed));
        assertUnusable(() -> key.open("other name", sealed));
    }

    @Test
    void nodes_that_start_together_make_one_key() throws Exception {
        try (Database database = TestPostgres.fresh();
                var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            SealedSecrets secrets = new SealedSecrets(database, new MasterKey(new byte[32]));
            Callable<List<Secret>> start = () -> secrets.loadOrCreate("purpose", () -> Uuid7.next().toString());
            List<Future<List<Secret>>> found = nodes.invokeAll(List.of(start, start, start, start));
            assertThat(found.stream().map(Future::resultNow).distinct()).hasSize(1);
        }
    }

    @Test
    void secrets_lie_sealed_in_the_database_and_need_the_same_master_key() {
        try (Database database = TestPostgres.fresh()) {
            Virtually.run(() -> {
                SealedSecrets secrets = new SealedSecrets(database, new MasterKey(new byte[32]));
                List<Secret> made = secrets.loadOrCreate("purpose", () -> "open text");
                assertThat(secrets.loadOrCreate("purpose", () -> "another")).isEqualTo(made);
                byte[] stored = database.read(sql -> sql.fetchSingle(SEALED_SECRET).getSealed());
                assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("open text");
                byte[] other = new byte[32];
                other[0] = 1;
                assertThatThrownBy(() -> new SealedSecrets(database, new MasterKey(other))
                        .loadOrCreate("purpose", () -> "x")).isInstanceOf(MasterKey.Unusable.class)
                        .hasMessageContaining("master.key");
            });
        }
    }

    private static void assertUnusable(org.assertj.core.api.ThrowableAssert.ThrowingCallable opening) {
        assertThatThrownBy(opening).isInstanceOf(MasterKey.Unusable.class);
    }
}

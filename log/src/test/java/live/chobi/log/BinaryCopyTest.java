package live.chobi.log;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import live.chobi.schema.BinaryCopy;
import live.chobi.schema.Database;
import live.chobi.schema.DatabaseAway;
import live.chobi.testkit.CuttableWire;
import live.chobi.testkit.TestPostgres;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is copied arrives as it was.
class BinaryCopyTest {
    private static final UUID ID = UUID.fromString("01980000-0000-7000-8000-fedcba987654");
    /// After these, what waits for a broken connection waits for ever.
    private static final long PATIENCE_SECONDS = 20;

    private static void table(DSLContext tx) {
        tx.execute(
                """
                        create temporary table copied (no bigint, id uuid, small smallint, whole int, words text, raw json, doc jsonb,
                            bytes bytea, at timestamptz, other text default 'as it is by itself') on commit drop
                        """);
    }

    private static BinaryCopy copy() {
        return new BinaryCopy("copied", "no", "id", "small", "whole", "words", "raw", "doc", "bytes", "at");
    }

    @Test
    void every_type_arrives_as_it_was_and_what_is_not_given_has_its_default() {
        run(() -> {
            try (Database database = TestPostgres.fresh()) {
                database.transact(tx -> {
                    table(tx);
                    copy().row().int8(Long.MIN_VALUE).uuid(ID).int2((short) -2).int4(Integer.MAX_VALUE)
                            .text("مرحبا \"\\N\t\n").json("{\"b\": 1,  \"a\":2}").jsonb("{\"b\": 1,  \"a\":2}")
                            .bytes(new byte[]{0, -1}).instant(Instant.parse("1999-12-31T23:59:59.999999Z")).write(tx);
                    assertThat(tx.fetchSingle("""
                            select no, id::text, small, whole, words, raw::text, doc::text, encode(bytes, 'hex'),
                                to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), other from copied
                            """).intoList()).containsExactly(Long.MIN_VALUE, ID.toString(), (short) -2,
                            Integer.MAX_VALUE, "مرحبا \"\\N\t\n", "{\"b\": 1,  \"a\":2}", "{\"a\": 2, \"b\": 1}",
                            "00ff",
                            "1999-12-31 23:59:59.999999", "as it is by itself");
                });
            }
        });
    }

    @Test
    void nothing_and_very_much_arrive_too() {
        run(() -> {
            try (Database database = TestPostgres.fresh()) {
                database.transact(tx -> {
                    table(tx);
                    copy().write(tx);
                    BinaryCopy copy = new BinaryCopy("copied", "no", "id", "small", "at");
                    for (int i = 0; i < 5_000; i++) {
                        copy.row().int8OrNull(i % 2 == 0 ? null : (long) i).uuidOrNull(null).int2OrNull(null)
                                .instantOrNull(null);
                    }
                    copy.write(tx);
                    assertThat(tx.fetchSingle("select count(*), count(no), sum(no), count(id) from copied").intoList()
                            .toString()).isEqualTo("[5000, 2500, 6250000, 0]");
                });
            }
        });
    }

    @Test
    void a_value_of_another_type_is_refused_and_the_transaction_with_it() {
        run(() -> {
            try (Database database = TestPostgres.fresh()) {
                assertThatThrownBy(() -> database.transact(tx -> {
                    table(tx);
                    new BinaryCopy("copied", "whole").row().int8(1).write(tx);
                })).rootCause().hasMessageContaining("incorrect binary data format");
            }
        });
    }

    /// The wire breaks at the word COMMIT, which is among the rows here: before the driver has the end of a copy on its
    /// way, or while it still sends a long one.
    @ParameterizedTest
    @ValueSource(ints = {1, 400_000})
    void a_connection_that_breaks_during_a_copy_is_given_up_and_nothing_waits_for_it(int rows) throws Exception {
        String url = TestPostgres.freshUrl();
        try (CuttableWire wire = new CuttableWire(CuttableWire.portOf(url));
                Database severed = Database.open(CuttableWire.through(wire, url), 2)) {
            CompletableFuture<Void> copied = CompletableFuture.runAsync(() -> severed.transact(tx -> {
                table(tx);
                BinaryCopy copy = new BinaryCopy("copied", "words");
                for (int i = 0; i < rows; i++) {
                    copy.row().text("COMMIT");
                }
                wire.cutAtNextCommit(CuttableWire.Cut.COMMIT_LOST);
                copy.write(tx);
            }), Thread::startVirtualThread);
            assertThatThrownBy(() -> copied.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(DatabaseAway.class);
            run(() -> assertThat(severed.<Integer>transaction(tx -> tx.fetchSingle("select 1").into(Integer.class)))
                    .as("another connection takes its place").isEqualTo(1));
        }
    }
}

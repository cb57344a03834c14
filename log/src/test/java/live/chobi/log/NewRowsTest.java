package live.chobi.log;

import static live.chobi.testkit.Virtually.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import live.chobi.schema.Bundle;
import live.chobi.schema.Database;
import live.chobi.schema.DatabaseAway;
import live.chobi.schema.NewRows;
import live.chobi.testkit.CuttableWire;
import live.chobi.testkit.TestPostgres;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// New rows arrive as they were, few and many, and a bundle keeps its order.
class NewRowsTest {
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

    private static NewRows ofAllTypes() {
        return new NewRows("copied", "no", "id", "small", "whole", "words", "raw", "doc", "bytes", "at");
    }

    private static void write(DSLContext tx, NewRows rows) {
        Bundle bundle = new Bundle(tx);
        rows.write(bundle);
        bundle.run();
    }

    /// Few are inserted, many are copied.
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000})
    void every_type_arrives_as_it_was_and_what_is_not_given_has_its_default(int count) {
        run(() -> {
            try (Database database = TestPostgres.fresh()) {
                database.transact(tx -> {
                    table(tx);
                    NewRows rows = ofAllTypes();
                    for (int i = 0; i < count; i++) {
                        rows.row().int8(Long.MIN_VALUE).uuid(ID).int2((short) -2).int4(Integer.MAX_VALUE)
                                .text("مرحبا \"\\N\t\n{},'").json("{\"b\": 1,  \"a\":2}").jsonb("{\"b\": 1,  \"a\":2}")
                                .bytes(new byte[]{0, -1}).instant(Instant.parse("1999-12-31T23:59:59.999999Z"));
                    }
                    write(tx, rows);
                    assertThat(tx.fetchSingle("""
                            select no, id::text, small, whole, words, raw::text, doc::text, encode(bytes, 'hex'),
                                to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), other, count(*)::int
                            from copied group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
                            """).intoList()).containsExactly(Long.MIN_VALUE, ID.toString(), (short) -2,
                            Integer.MAX_VALUE, "مرحبا \"\\N\t\n{},'", "{\"b\": 1,  \"a\":2}",
                            "{\"a\": 2, \"b\": 1}", "00ff", "1999-12-31 23:59:59.999999", "as it is by itself", count);
                });
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 5_000})
    void nothing_arrives_as_nothing_and_the_rows_in_their_order(int count) {
        run(() -> {
            try (Database database = TestPostgres.fresh()) {
                database.transact(tx -> {
                    table(tx);
                    NewRows rows = new NewRows("copied", "no", "id", "small", "at");
                    for (int i = 0; i < count; i++) {
                        rows.row().int8OrNull(i % 2 == 0 ? null : (long) i).uuidOrNull(null).int2OrNull(null)
                                .instantOrNull(null);
                    }
                    write(tx, rows);
                    assertThat(tx.fetch("select no from copied order by ctid").map(row -> row.get("no", Long.class)))
                            .containsExactlyElementsOf(IntStream.range(0, count)
                                    .mapToObj(i -> i % 2 == 0 ? null : (long) i).toList());
                    assertThat(tx.fetchValue("select count(id) + count(small) + count(at) from copied")).isEqualTo(0L);
                });
            }
        });
    }

    @Test
    void a_copied_value_of_another_type_is_refused_and_the_transaction_with_it() {
        run(() -> {
            try (Database database = TestPostgres.fresh()) {
                assertThatThrownBy(() -> database.transact(tx -> {
                    table(tx);
                    NewRows rows = new NewRows("copied", "whole");
                    for (int i = 0; i < 1_000; i++) {
                        rows.row().int8(1);
                    }
                    write(tx, rows);
                })).rootCause().hasMessageContaining("incorrect binary data format");
            }
        });
    }

    @Test
    void rows_take_their_place_among_the_statements_of_the_bundle() {
        run(() -> {
            try (Database database = TestPostgres.fresh()) {
                database.transact(tx -> {
                    table(tx);
                    Bundle bundle = new Bundle(tx);
                    List<Long> seen = new ArrayList<>();
                    for (int count : new int[]{2, 1_000, 3}) {
                        NewRows rows = new NewRows("copied", "no");
                        for (int i = 0; i < count; i++) {
                            rows.row().int8(i);
                        }
                        rows.write(bundle);
                        bundle.query("select count(*) from copied where ?::int > 0", row -> seen.add(row.getLong(1)),
                                count);
                    }
                    bundle.update("delete from copied where no = ?", 0L).run();
                    assertThat(seen).containsExactly(2L, 1_002L, 1_005L);
                    assertThat(tx.fetchValue("select count(*) from copied")).isEqualTo(1_002L);
                });
            }
        });
    }

    @Test
    void where_a_statement_of_a_bundle_fails_none_after_it_is_run() {
        run(() -> {
            try (Database database = TestPostgres.fresh()) {
                List<Integer> seen = new ArrayList<>();
                assertThatThrownBy(() -> database.transact(tx -> new Bundle(tx)
                        .query("select 1", row -> seen.add(row.getInt(1)))
                        .query("select 1 / (? - 1)", row -> seen.add(row.getInt(1)), 1)
                        .query("select 3", row -> seen.add(row.getInt(1))).run()))
                        .isInstanceOf(DataAccessException.class).rootCause().hasMessageContaining("division by zero");
                assertThat(seen).doesNotContain(3);
            }
        });
    }

    /// The wire breaks at the word COMMIT, which is among the rows here: before the driver has the end of a copy on its
    /// way, or while it still sends a long one.
    @ParameterizedTest
    @ValueSource(ints = {1, 400_000})
    void a_connection_that_breaks_meanwhile_is_given_up_and_nothing_waits_for_it(int count) throws Exception {
        String url = TestPostgres.freshUrl();
        try (CuttableWire wire = new CuttableWire(CuttableWire.portOf(url));
                Database severed = Database.open(CuttableWire.through(wire, url), 2)) {
            CompletableFuture<Void> copied = CompletableFuture.runAsync(() -> severed.transact(tx -> {
                table(tx);
                NewRows rows = new NewRows("copied", "words");
                for (int i = 0; i < count; i++) {
                    rows.row().text("COMMIT");
                }
                wire.cutAtNextCommit(CuttableWire.Cut.COMMIT_LOST);
                write(tx, rows);
            }), Thread::startVirtualThread);
            assertThatThrownBy(() -> copied.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(DatabaseAway.class);
            run(() -> assertThat(severed.<Integer>transaction(tx -> tx.fetchSingle("select 1").into(Integer.class)))
                    .as("another connection takes its place").isEqualTo(1));
        }
    }
}

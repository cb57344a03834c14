package live.chobi.gifts.leaderboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import live.chobi.gifts.sending.GiftRow;
import live.chobi.ledger.Reversals;
import live.chobi.outbox.Event;
import live.chobi.outbox.EventReader;
import live.chobi.schema.Database;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Keeps the tallies of givers by what the outbox tells: gifts, and what is given back or put right of them, each
/// exactly once, since a tally is written in the transaction that moves the cursor (decision 0020). Before the first
/// event, and on another cluster, everything is counted from the ledger itself. Virtual threads.
public final class GiftTallies implements EventReader.Summary {
    public static final String CONSUMER = "gifts.tallies";
    private static final int FETCH = 5_000;
    /// Of transfers that are about a gift. The number of gifts is taken off by the one that gives back the last coin of
    /// them: of those about one gift the payer's entries tell the order, whenever they are read.
    private static final String GIVEN_BACK = """
            select o.log_id as session, o.log_seq as seq, (o.memo ->> 'host')::uuid as host, o.payer as giver,
                   coalesce(l.at, b.at) as at, -e.amount as coins,
                   case when t.relation = 1
                         and -g.amount = (select sum(e2.amount) from ledger.transfer t2
                                          join ledger.entry e2 on e2.transfer_id = t2.id and e2.owner = o.payer and e2.type = 1
                                          where t2.subject = o.id and t2.relation = 1 and e2.seq <= e.seq)
                        then -(o.memo ->> 'quantity')::bigint else 0 end as gifts
            from ledger.transfer t
            join ledger.transfer o on o.id = t.subject and o.kind = 'gift'
            join ledger.batch b on b.stripe = o.stripe and b.no = o.batch_no
            join ledger.entry g on g.transfer_id = o.id and g.owner = o.payer and g.type = 1
            join ledger.entry e on e.transfer_id = t.id and e.owner = o.payer and e.type = 1
            left join log.row l on l.log_id = o.log_id and l.seq = o.log_seq
            where t.relation in (1, 2)
            """;
    private static final String GIVEN = """
            select o.log_id as session, (o.memo ->> 'host')::uuid as host, o.payer as giver,
                   date_trunc('day', coalesce(l.at, b.at), 'UTC') as at, sum(-g.amount)::bigint as coins,
                   sum((o.memo ->> 'quantity')::bigint)::bigint as gifts
            from ledger.transfer o
            join ledger.batch b on b.stripe = o.stripe and b.no = o.batch_no
            join ledger.entry g on g.transfer_id = o.id and g.owner = o.payer and g.type = 1
            left join log.row l on l.log_id = o.log_id and l.seq = o.log_seq
            where o.kind = 'gift' group by 1, 2, 3, 4
            """;

    /// Tells which sessions not everybody may see. A port: streaming does.
    public interface PrivateSessions {
        Set<UUID> among(Collection<UUID> sessions);
    }

    /// What was given back of a gift, or put right.
    ///
    /// @param seq of the gift's row
    /// @param coins that count for the giver now; negative where they were given back
    public record Back(UUID session, long seq, long coins) {}

    /// Somebody who counts gifts when they are given, and learns here what of them does not count any more. Inside the
    /// transaction that moves the cursor: exactly once.
    public interface Follower {
        /// @param back never empty
        void gaveBack(DSLContext tx, List<Back> back);

        /// As [EventReader.Summary#recount], while no batch of the sequencer is under way.
        void recount(DSLContext tx);
    }

    private final PrivateSessions privateSessions;
    private final List<Follower> followers;

    private GiftTallies(PrivateSessions privateSessions, List<Follower> followers) {
        this.privateSessions = privateSessions;
        this.followers = List.copyOf(followers);
    }

    public static EventReader reader(Database database, PrivateSessions privateSessions, List<Follower> followers) {
        return EventReader.ofSums(database, CONSUMER, Set.of(GiftRow.SENT, Reversals.GIVEN_BACK, Reversals.PUT_RIGHT),
                new GiftTallies(privateSessions, followers));
    }

    @Override
    public void handle(DSLContext tx, List<Event> events) {
        List<Given> given = new ArrayList<>();
        List<UUID> about = new ArrayList<>();
        for (Event event : events) {
            if (event.topic().equals(GiftRow.SENT)) {
                given.add(given(event));
            } else {
                about.add(UUID.fromString(event.payload().path("transfer").asText()));
            }
        }
        if (!about.isEmpty()) {
            var rows = tx.fetch(GIVEN_BACK + " and t.id = any ({0})", DSL.val(about.toArray(UUID[]::new)));
            rows.forEach(row -> given.add(given(row)));
            if (!rows.isEmpty()) {
                List<Back> back = rows.map(row -> new Back(row.get("session", UUID.class), row.get("seq", Long.class),
                        row.get("coins", Long.class)));
                followers.forEach(it -> it.gaveBack(tx, back));
            }
        }
        write(tx, given);
    }

    /// No batch of the sequencer is under way meanwhile: what it has written is counted, what it will write is
    /// told later.
    @Override
    public void recount(DSLContext tx) {
        tx.execute("lock table log.batch in share mode");
        tx.execute("delete from gifts.tally");
        for (String some : List.of(GIVEN, GIVEN_BACK)) {
            try (Cursor<Record> rows = tx.resultQuery(some).fetchSize(FETCH).fetchLazy()) {
                while (rows.hasNext()) {
                    write(tx, rows.fetchNext(FETCH).map(GiftTallies::given));
                }
            }
        }
        followers.forEach(it -> it.recount(tx));
    }

    private void write(DSLContext tx, List<Given> given) {
        Tallies.add(tx, given,
                privateSessions.among(given.stream().map(Given::session).collect(Collectors.toUnmodifiableSet())));
    }

    private static Given given(Event event) {
        JsonNode gift = event.payload();
        return new Given(event.logId().orElseThrow(), id(gift, "host"), id(gift, "sender"),
                Instant.parse(gift.path("at").asText()), gift.path("delta").asLong(), gift.path("quantity").asLong());
    }

    private static UUID id(JsonNode gift, String field) {
        return UUID.fromString(gift.path(field).asText());
    }

    private static Given given(Record row) {
        return new Given(row.get("session", UUID.class), row.get("host", UUID.class), row.get("giver", UUID.class),
                row.get("at", OffsetDateTime.class).toInstant(), row.get("coins", Long.class),
                row.get("gifts", Long.class));
    }
}

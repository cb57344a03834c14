package live.chobi.gifts.leaderboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.kernel.Uuid7;
import live.chobi.log.Actors;
import live.chobi.schema.Database;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// `gifts.getLeaderboard`: who gave most, in a session or in a host's channel. Each page is read from an index by its
/// place, however many gifts there are. A channel's ranking has the gifts of its public sessions.
public final class GetLeaderboard implements Procedure<GetLeaderboard.Input, GetLeaderboard.Output> {
    private static final int PAGE = 20;
    /// The place, rank, coins and id of the last giver of a page.
    private static final Pattern CURSOR = Pattern.compile("([0-9]{1,9})-([0-9]{1,9})-([0-9]{1,18})-([0-9a-f-]{36})");

    /// @param userId a host
    /// @param period all when absent
    /// @param at a moment in the period that is asked for; now when absent
    public record Input(@Nullable SessionId sessionId, @Nullable UserId userId, @Nullable Period period,
            @Nullable Instant at, @Nullable @Min(1) @Max(100) Integer limit, @Nullable String cursor) {}

    /// @param rank from 1; who gave the same has the same rank, and the next one's counts them all
    /// @param user null when the account is gone
    /// @param gifts how many, each of a streak counted
    public record Giver(long rank, @JsonProperty("user") @Nullable Object user, long coins, long gifts) {}

    /// @param startsAt the period's first moment; null where it has none
    /// @param endsAt the first moment after it; null where it has none
    public record Output(List<Giver> items, @Nullable String nextCursor, Period period, @Nullable Instant startsAt,
            @Nullable Instant endsAt) {}

    /// Lets in who may see a session; throws FORBIDDEN or NOT_FOUND for others. A port: streaming does.
    public interface Door {
        void requireVisible(Caller caller, SessionId session);
    }

    private final Database database;
    private final Door door;
    private final Actors actors;
    private final InstantSource clock;

    public GetLeaderboard(Database database, Door door, Actors actors, InstantSource clock) {
        this.database = database;
        this.door = door;
        this.actors = actors;
        this.clock = clock;
    }

    /// Where a page has ended.
    private record Place(long number, long rank, long coins, UUID giver) {
        static final Place BEFORE_ALL = new Place(0, 0, Long.MAX_VALUE, new UUID(0, 0));

        static Place parse(String cursor) {
            Matcher parts = CURSOR.matcher(cursor);
            if (!parts.matches() || Uuid7.parse(parts.group(4)).isEmpty()) {
                throw Problem.badInput("cursor",
                        "must be a nextCursor of this list, got '" + Problem.quotable(cursor) + "'");
            }
            return new Place(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)),
                    Long.parseLong(parts.group(3)), UUID.fromString(parts.group(4)));
        }

        Place next(Record row) {
            long of = row.get("coins", Long.class);
            return new Place(number + 1, of == coins ? rank : number + 1, of, row.get("giver", UUID.class));
        }

        String cursor() {
            return number + "-" + rank + "-" + coins + "-" + giver;
        }
    }

    @Override
    public Output handle(Caller caller, Input input) {
        UUID scope = scope(caller, input);
        Period period = Objects.requireNonNullElse(input.period(), Period.ALL);
        Instant at = Objects.requireNonNullElseGet(input.at(), clock::instant);
        int limit = Objects.requireNonNullElse(input.limit(), PAGE);
        Place place = input.cursor() == null ? Place.BEFORE_ALL : Place.parse(input.cursor());
        List<Record> rows = rows(scope, period, at, place, limit + 1);
        List<Record> page = rows.subList(0, Math.min(limit, rows.size()));
        Map<UserId, ?> names = actors
                .views(page.stream().map(row -> new UserId(row.get("giver", UUID.class))).toList());
        List<Giver> items = new ArrayList<>();
        for (Record row : page) {
            place = place.next(row);
            items.add(new Giver(place.rank(), names.get(new UserId(place.giver())), place.coins(),
                    row.get("gifts", Long.class)));
        }
        return new Output(items, rows.size() > limit ? place.cursor() : null, period,
                period.startsAt(at).orElse(null), period.endsAt(at).orElse(null));
    }

    private UUID scope(Caller caller, Input input) {
        SessionId session = input.sessionId();
        UserId host = input.userId();
        if ((session == null) == (host == null)) {
            throw Problem.badInput("sessionId", "or userId must be given, one of the two");
        }
        if (session != null) {
            door.requireVisible(caller, session);
            return session.value();
        }
        UserId channel = Objects.requireNonNull(host);
        if (actors.views(List.of(channel)).isEmpty()) {
            throw Problem.notFound("user", channel).about("userId");
        }
        return channel.value();
    }

    private List<Record> rows(UUID scope, Period period, Instant at, Place after, int limit) {
        return database.read(db -> db.fetch("""
                select giver, coins, gifts from gifts.tally
                where scope = {0} and period = {1} and start = {2}::text::date and coins > 0
                  and coins <= {3} and (coins < {3} or giver > {4})
                order by coins desc, giver limit {5}
                """, DSL.val(scope), DSL.val(period.stored()), DSL.val(period.firstDay(at).toString()),
                DSL.val(after.coins()), DSL.val(after.giver()), DSL.val(limit)));
    }
}

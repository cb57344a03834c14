package live.chobi.chat.polls;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import live.chobi.chat.standing.RoomFacts;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The polls of a batch's sessions, and the votes its commands ask for. Owner: the shard that runs the batch. Polls and
/// votes change only under the lock of their session's log, so the counts and the votes are always the same truth.
final class PollFacts {
    record Ballot(UUID poll, UserId voter) {}

    private record Cast(int option, Instant at) {}

    private final RoomFacts rooms;
    private final Map<UUID, Poll> polls = new HashMap<>();
    private final Map<Ballot, Integer> votes = new HashMap<>();
    private final Map<Ballot, Cast> cast = new LinkedHashMap<>();
    private final Set<UUID> opened = new LinkedHashSet<>();
    private final Set<UUID> changed = new LinkedHashSet<>();

    private PollFacts(RoomFacts rooms) {
        this.rooms = rooms;
    }

    static PollFacts load(DSLContext tx, List<PollCommand<?>> commands, RoomFacts rooms) {
        PollFacts facts = new PollFacts(rooms);
        UUID[] sessions = commands.stream().map(it -> it.session().value()).distinct().toArray(UUID[]::new);
        UUID[] named = commands.stream().flatMap(it -> it.named().stream()).distinct().toArray(UUID[]::new);
        Polls.where(tx, "session_id = any ({0}) and closed_at is null or id = any ({1})", DSL.val(sessions),
                DSL.val(named)).forEach(poll -> facts.polls.put(poll.id(), poll));
        List<PollCommand<?>> voting = commands.stream().filter(it -> it.voter().isPresent()).toList();
        if (!voting.isEmpty()) {
            tx.fetch("""
                    select poll_id, user_id, option from chat.vote
                    where (poll_id, user_id) in (select * from unnest({0}::uuid[], {1}::uuid[]))
                    """, DSL.val(voting.stream().map(it -> it.named().orElseThrow()).toArray(UUID[]::new)),
                    DSL.val(voting.stream().map(it -> it.voter().orElseThrow().value()).toArray(UUID[]::new)))
                    .forEach(row -> facts.votes.put(
                            new Ballot(row.get("poll_id", UUID.class), new UserId(row.get("user_id", UUID.class))),
                            row.get("option", Integer.class)));
        }
        return facts;
    }

    /// As it was before the batch: what a batch has not committed yet is nobody's to know.
    RoomFacts.Room room(SessionId session) {
        return rooms.of(session.value());
    }

    /// The one that has not been closed, whether its time is over or not.
    Optional<Poll> open(SessionId session) {
        return polls.values().stream().filter(it -> it.session().equals(session) && it.closedAt() == null).findFirst();
    }

    /// A poll of this session; one of another is none.
    Optional<Poll> poll(SessionId session, UUID id) {
        return Optional.ofNullable(polls.get(id)).filter(it -> it.session().equals(session));
    }

    Optional<Integer> vote(Ballot ballot) {
        return Optional.ofNullable(votes.get(ballot));
    }

    void opened(Poll poll) {
        polls.put(poll.id(), poll);
        opened.add(poll.id());
    }

    Poll cast(Poll poll, UserId voter, int option, Instant at) {
        Ballot ballot = new Ballot(poll.id(), voter);
        votes.put(ballot, option);
        cast.put(ballot, new Cast(option, at));
        return changed(poll.withVote(option));
    }

    Poll changed(Poll poll) {
        polls.put(poll.id(), poll);
        changed.add(poll.id());
        return poll;
    }

    void write(DSLContext tx) {
        // Before the new ones: at most one of a session is open.
        changed.stream().filter(id -> !opened.contains(id)).forEach(id -> update(tx, of(id)));
        opened.forEach(id -> insert(tx, of(id)));
        if (!cast.isEmpty()) {
            List<Ballot> ballots = List.copyOf(cast.keySet());
            List<Cast> values = List.copyOf(cast.values());
            tx.execute("""
                    insert into chat.vote (poll_id, user_id, option, at)
                    select poll_id, user_id, option, at::timestamptz
                    from unnest({0}::uuid[], {1}::uuid[], {2}::smallint[], {3}::text[])
                        as t (poll_id, user_id, option, at)
                    """, DSL.val(ballots.stream().map(Ballot::poll).toArray(UUID[]::new)),
                    DSL.val(ballots.stream().map(it -> it.voter().value()).toArray(UUID[]::new)),
                    DSL.val(values.stream().map(it -> (short) it.option()).toArray(Short[]::new)),
                    DSL.val(values.stream().map(it -> it.at().toString()).toArray(String[]::new)));
        }
    }

    private Poll of(UUID id) {
        return Objects.requireNonNull(polls.get(id));
    }

    private static void insert(DSLContext tx, Poll poll) {
        tx.execute(
                """
                        insert into chat.poll (id, session_id, creator, question, options, votes, opened_at, closes_at, closed_at)
                        values ({0}, {1}, {2}, {3}, {4}, {5}, {6}::text::timestamptz, {7}::text::timestamptz,
                                {8}::text::timestamptz)
                        """,
                DSL.val(poll.id()), DSL.val(poll.session().value()), DSL.val(poll.creator().value()),
                DSL.val(poll.question()), DSL.val(poll.options().toArray(String[]::new)),
                DSL.val(poll.counts().toArray(Long[]::new)), DSL.val(poll.openedAt().toString()),
                DSL.val(poll.closesAt().toString()), DSL.val(time(poll)));
    }

    private static void update(DSLContext tx, Poll poll) {
        tx.execute("update chat.poll set votes = {1}, closed_at = {2}::text::timestamptz where id = {0}",
                DSL.val(poll.id()), DSL.val(poll.counts().toArray(Long[]::new)), DSL.val(time(poll)));
    }

    private static @org.jspecify.annotations.Nullable String time(Poll poll) {
        return poll.closedAt() == null ? null : poll.closedAt().toString();
    }
}

package live.chobi.server;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import live.chobi.chat.Chat;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.emoji.Emoji;
import live.chobi.chat.emoji.EmojiShelf;
import live.chobi.chat.messages.FloodGate;
import live.chobi.chat.messages.HttpReview;
import live.chobi.chat.messages.MessageReview;
import live.chobi.chat.messages.SendMessage;
import live.chobi.chat.messages.SimilarityGate;
import live.chobi.chat.polls.PollDesk;
import live.chobi.chat.polls.PollUpdates;
import live.chobi.chat.polls.Polls;
import live.chobi.chat.references.TextReferences;
import live.chobi.chat.room.Rooms;
import live.chobi.chat.standing.RoomStates;
import live.chobi.identity.accounts.Accounts;
import live.chobi.kernel.AddressRule;
import live.chobi.kernel.SessionId;
import live.chobi.log.Actors;
import live.chobi.log.LogRow;
import live.chobi.server.bridge.PeopleToChat;
import live.chobi.server.bridge.StoredPictures;
import live.chobi.server.config.Config;
import live.chobi.server.http.Mount;
import live.chobi.streaming.cohosts.CoHostDesk;
import live.chobi.streaming.likes.LikeMetrics;
import live.chobi.streaming.likes.Likes;
import live.chobi.streaming.sessions.SessionDesk;
import live.chobi.streaming.sessions.StreamingRows;
import live.chobi.users.avatars.AvatarShelf;

/// What people do in a session beside watching it: chat and what belongs to it, likes, co-hosts. A part of
/// [Node]'s wiring.
final class Interaction {
    private final Foundations base;
    private final SessionDesk desk;
    private final Actors actors;
    private final Likes likes;
    private final Polls polls;
    private final PollDesk polling;
    private final EmojiShelf emoji;
    private final RoomStates rooms;
    private final ChatMetrics metrics;
    private final SendMessage.Gates gates;

    Interaction(Config config, Foundations base, SessionDesk desk, Actors actors, RoomStates rooms,
            ChatMetrics metrics, PrometheusRegistry registry) {
        this.base = base;
        this.desk = desk;
        this.actors = actors;
        this.likes = new Likes(base.sequencer(), config.limitsEnabled() ? Likes.PER_SECOND : 0, Clock.systemUTC(),
                new LikeMetrics(registry));
        this.polls = new Polls(base.database());
        this.emoji = new EmojiShelf(base.database());
        this.polling = new PollDesk(base.sequencer(), rooms);
        this.rooms = rooms;
        this.metrics = metrics;
        this.gates = new SendMessage.Gates(
                new FloodGate(config.limitsEnabled() ? config.chatFloodPerUser() : 0, Clock.systemUTC()),
                new SimilarityGate(config.limitsEnabled(), Clock.systemUTC()), review(config, metrics));
    }

    private static MessageReview review(Config config, ChatMetrics metrics) {
        return config.chatReviewUrl().<MessageReview>map(url -> new HttpReview(
                new HttpReview.Rules(url, Duration.ofMillis(config.chatReviewDeadline()),
                        config.chatReviewLate() == Config.ReviewLate.OPEN,
                        config.chatReviewPrivateAllowed() ? AddressRule.ANY : AddressRule.PUBLIC),
                Virtual.THREADS, metrics)).orElse(MessageReview.NONE);
    }

    Feature chat(PeopleToChat people) {
        Accounts accounts = base.identity().accounts();
        TextReferences references = new TextReferences(base.logs(), accounts::byUsernames,
                (session, names) -> emoji.marks(base.logs().head(session.value()).orElseThrow().owner(), names));
        return new Feature("chat",
                Chat.endpoints(desk::requireVisible, base.sequencer(), gates, rooms,
                        people, new Chat.Extras(references, polls, polling, emoji), base.logs(), actors, metrics,
                        Clock.systemUTC()),
                Chat.ROWS, Chat.jobs(polling));
    }

    CoHostDesk coHosts() {
        Accounts accounts = base.identity().accounts();
        return new CoHostDesk(desk, base.sequencer(), actors, user -> accounts.view(user).isPresent());
    }

    Likes likes() {
        return likes;
    }

    /// Closes the poll that a session leaves open. Should this node die first, the poll's own job does.
    Consumer<List<LogRow>> pollsEndWithTheirSession() {
        return rows -> rows.stream().filter(row -> row.type().equals(StreamingRows.SESSION_ENDED)).forEach(row -> {
            var _ = polling.closeWithItsSession(new SessionId(row.log()));
        });
    }

    /// What people have uploaded.
    List<Mount> pictures() {
        AvatarShelf avatars = new AvatarShelf(base.database());
        return List.of(
                Mount.of("emoji", Emoji.PATH,
                        new StoredPictures(id -> emoji.picture(id)
                                .map(it -> new StoredPictures.Picture(it.contentType(), it.bytes())))),
                Mount.of("avatars", AvatarShelf.PATH, new StoredPictures(id -> avatars.picture(id)
                        .map(it -> new StoredPictures.Picture(it.contentType(), it.bytes())))));
    }

    /// What recurs while the node runs.
    void keep(Housekeeping housekeeping, Rooms members) {
        PollUpdates updates = new PollUpdates(polls, members);
        housekeeping.every(Duration.ofSeconds(1), updates::tell);
        housekeeping.every(Duration.ofMillis(250), likes::flush);
    }

    /// The last bursts go to the sequencer, which stops later and finishes what it has taken.
    void handOver() {
        var _ = likes.handOver();
    }
}

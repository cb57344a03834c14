package live.chobi.chat.messages;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import live.chobi.chat.ChatMetrics;
import live.chobi.chat.references.EmojiMark;
import live.chobi.chat.references.References;
import live.chobi.chat.standing.ChatRight;
import live.chobi.chat.standing.ChatRights;
import live.chobi.chat.standing.Person;
import live.chobi.chat.standing.RoomState;
import live.chobi.chat.standing.RoomStates;
import live.chobi.chat.standing.Wording;
import live.chobi.kernel.Caller;
import live.chobi.kernel.Problem;
import live.chobi.kernel.Procedure;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Actors;
import live.chobi.log.Sequencer;
import org.jspecify.annotations.Nullable;

/// `chat.sendMessage`, and the socket's `send_message`. The text comes back unchanged; what draws it must escape it.
public final class SendMessage implements Procedure<SendMessage.Input, SendMessage.Output> {
    static final int CHARACTERS_MAX = 500;
    /// A family of four is one character of seven code points; beyond an average of ten, text is stacked accents.
    static final int CODE_POINTS_MAX = 10 * CHARACTERS_MAX;

    /// The size is checked by characters as people count them, below: an emoji is one, whatever it is made of.
    public record Input(SessionId sessionId, @NotBlank String text,
            @Nullable @Size(min = 1, max = 100) String clientMessageId, @Nullable UUID replyTo) {}

    public record Output(Message message) {}

    /// What stands between a text and the room.
    ///
    /// @param flood how much one may say
    /// @param similar how often one may say the same
    /// @param review somebody outside
    public record Gates(FloodGate flood, SimilarityGate similar, MessageReview review) {}

    private final ChatSessions sessions;
    private final Sequencer sequencer;
    private final Gates gates;
    private final RoomStates rooms;
    private final ChatPeople people;
    private final References references;
    private final Actors actors;
    private final ChatMetrics metrics;
    private final PostMessage.Rule rule;

    public SendMessage(ChatSessions sessions, Sequencer sequencer, Gates gates, RoomStates rooms, ChatPeople people,
            References references, Actors actors, ChatMetrics metrics) {
        this.sessions = sessions;
        this.sequencer = sequencer;
        this.gates = gates;
        this.rooms = rooms;
        this.people = people;
        this.references = references;
        this.actors = actors;
        this.metrics = metrics;
        this.rule = new PostMessage.Rule(rooms.source());
    }

    @Override
    public Output handle(Caller caller, Input input) {
        UserId user = caller.user();
        checkText(input.text());
        sessions.requireVisible(caller, input.sessionId());
        Posted posted;
        try {
            posted = post(Person.of(caller), input);
        } catch (Problem refusal) {
            metrics.messageRefused(refusal.reason());
            throw refusal;
        }
        PostMessage.Answer answer = posted.answer();
        References.Found found = posted.found();
        Map<UserId, ?> names = actors
                .views(Stream.concat(Stream.of(user), found.mentions().stream()).distinct().toList());
        return new Output(new Message(answer.id(), answer.seq(), answer.at(), answer.mediaAt(), names.get(user),
                input.text(), input.clientMessageId(), input.replyTo(), Message.shown(found.mentions(), names),
                found.emoji(), null));
    }

    private record Posted(PostMessage.Answer answer, References.Found found) {}

    private Posted post(Person person, Input input) {
        Wording wording = Wording.of(input.text());
        gates.flood().pass(person.id());
        gates.similar().pass(person.id(), wording);
        RoomState room = rooms.current(input.sessionId());
        boolean isBound = !ChatRights.may(ChatRights.roleOf(room, person), ChatRight.WRITE_FREELY);
        if (isBound && people.isBlocked(room.host(), person.id())) {
            throw Problem.forbidden("blocked_by_host", "the host has blocked you");
        }
        if (isBound) {
            review(person, input);
        }
        References.Found found = references.find(input.sessionId(), input.text(), input.replyTo());
        Wording shown = wording.showing(input.text(), found.emoji().stream().map(EmojiMark::code).toList());
        return new Posted(sequencer.run(rule, new PostMessage(input.sessionId(), person, input.text(), shown, found,
                isBound && room.mode().followersOnly()
                        ? Optional.of(people.follows(person.id(), room.host()))
                        : Optional.empty(),
                input.clientMessageId(), input.replyTo())), found);
    }

    private void review(Person person, Input input) {
        gates.review().objection(input.sessionId(), person.id(), input.text()).ifPresent(why -> {
            throw Problem.refused("review_refused", why).about("text");
        });
    }

    private static void checkText(String text) {
        if (text.length() <= CHARACTERS_MAX) {
            return;
        }
        int codePoints = text.codePointCount(0, text.length());
        int characters = codePoints > CODE_POINTS_MAX ? codePoints : characters(text);
        if (characters > CHARACTERS_MAX) {
            throw Problem.badInput("text", "must have at most " + CHARACTERS_MAX + " characters, has " + characters);
        }
    }

    /// Extended grapheme clusters (Unicode Standard Annex 29).
    private static int characters(String text) {
        BreakIterator boundaries = BreakIterator.getCharacterInstance(Locale.ROOT);
        boundaries.setText(text);
        int count = 0;
        while (boundaries.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }
}

package live.chobi.chat.messages;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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

    private final ChatSessions sessions;
    private final Sequencer sequencer;
    private final FloodGate floodGate;
    private final Actors actors;

    public SendMessage(ChatSessions sessions, Sequencer sequencer, FloodGate floodGate, Actors actors) {
        this.sessions = sessions;
        this.sequencer = sequencer;
        this.floodGate = floodGate;
        this.actors = actors;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        UserId user = caller.user();
        checkText(input.text());
        sessions.requireVisible(caller, input.sessionId());
        floodGate.pass(user);
        PostMessage.Answer answer = sequencer.run(new PostMessage.Rule(), new PostMessage(input.sessionId(), user,
                input.text(), input.clientMessageId(), input.replyTo()));
        return new Output(new Message(answer.id(), answer.seq(), answer.at(), answer.mediaAt(),
                actors.views(List.of(user)).get(user), input.text(), input.clientMessageId(), input.replyTo()));
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

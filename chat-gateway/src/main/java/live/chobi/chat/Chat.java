package live.chobi.chat;

import java.util.List;
import live.chobi.chat.messages.ChatSessions;
import live.chobi.chat.messages.FloodGate;
import live.chobi.chat.messages.GetMessages;
import live.chobi.chat.messages.SendMessage;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.log.Actors;
import live.chobi.log.Logs;
import live.chobi.log.Sequencer;

/// The feature's table of procedures, and who may call each.
public final class Chat {
    private Chat() {
    }

    public static List<Endpoint<?, ?>> endpoints(ChatSessions sessions, Sequencer sequencer, FloodGate floodGate,
            Logs logs, Actors actors) {
        return List.of(
                Endpoint.mutation("chat.sendMessage", Access.SIGNED_IN, SendMessage.Input.class,
                        new SendMessage(sessions, sequencer, floodGate, actors)),
                Endpoint.query("chat.getMessages", Access.ANYONE, GetMessages.Input.class,
                        new GetMessages(sessions, logs, actors)));
    }
}

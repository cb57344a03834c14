package live.chobi.chat;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import live.chobi.chat.messages.ChatPeople;
import live.chobi.chat.messages.ChatSessions;
import live.chobi.chat.messages.GetMessages;
import live.chobi.chat.messages.MessageRow;
import live.chobi.chat.messages.SendMessage;
import live.chobi.chat.moderation.AddModerator;
import live.chobi.chat.moderation.BanUser;
import live.chobi.chat.moderation.DeleteMessage;
import live.chobi.chat.moderation.GetRoom;
import live.chobi.chat.moderation.ModerationDesk;
import live.chobi.chat.moderation.PinMessage;
import live.chobi.chat.moderation.RemoveModerator;
import live.chobi.chat.moderation.SetFilter;
import live.chobi.chat.moderation.SetMode;
import live.chobi.chat.moderation.TimeoutUser;
import live.chobi.chat.moderation.UnbanUser;
import live.chobi.chat.moderation.UnpinMessage;
import live.chobi.chat.standing.Decisions;
import live.chobi.chat.standing.RoomStates;
import live.chobi.kernel.Endpoint;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.log.Actors;
import live.chobi.log.Logs;
import live.chobi.log.RowType;
import live.chobi.log.Sequencer;

/// The feature's tables: its procedures with who may call each, and its rows.
public final class Chat {
    public static final List<RowType> ROWS = Stream.of(MessageRow.ALL, Decisions.ALL).flatMap(List::stream).toList();

    private Chat() {
    }

    public static List<Endpoint<?, ?>> endpoints(ChatSessions sessions, Sequencer sequencer, SendMessage.Gates gates,
            RoomStates rooms, ChatPeople people, Logs logs, Actors actors, ChatMetrics metrics, InstantSource clock) {
        ModerationDesk desk = new ModerationDesk(sessions, sequencer, rooms, people, logs, metrics);
        return List.of(
                Endpoint.mutation("chat.sendMessage", Access.SIGNED_IN, SendMessage.Input.class,
                        new SendMessage(sessions, sequencer, gates, rooms, people, actors, metrics)),
                Endpoint.query("chat.getMessages", Access.ANYONE, GetMessages.Input.class,
                        new GetMessages(sessions, logs, actors, rooms)),
                Endpoint.query("chat.getRoom", Access.ANYONE, GetRoom.Input.class,
                        new GetRoom(sessions, rooms, logs, actors, clock)),
                Endpoint.mutation("chat.deleteMessage", Access.SIGNED_IN, DeleteMessage.Input.class,
                        new DeleteMessage(desk)),
                Endpoint.mutation("chat.pinMessage", Access.SIGNED_IN, PinMessage.Input.class, new PinMessage(desk)),
                Endpoint.mutation("chat.unpinMessage", Access.SIGNED_IN, UnpinMessage.Input.class,
                        new UnpinMessage(desk)),
                Endpoint.mutation("chat.timeoutUser", Access.SIGNED_IN, TimeoutUser.Input.class,
                        new TimeoutUser(desk)),
                Endpoint.mutation("chat.banUser", Access.SIGNED_IN, BanUser.Input.class, new BanUser(desk)),
                Endpoint.mutation("chat.unbanUser", Access.SIGNED_IN, BanUser.Input.class, new UnbanUser(desk)),
                Endpoint.mutation("chat.addModerator", Access.SIGNED_IN, AddModerator.Input.class,
                        new AddModerator(desk)),
                Endpoint.mutation("chat.removeModerator", Access.SIGNED_IN, AddModerator.Input.class,
                        new RemoveModerator(desk)),
                Endpoint.mutation("chat.setMode", Access.SIGNED_IN, SetMode.Input.class, new SetMode(desk)),
                Endpoint.mutation("chat.setFilter", Access.SIGNED_IN, SetFilter.Input.class, new SetFilter(desk)));
    }
}

package live.chobi.chat;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import live.chobi.chat.announcements.Announce;
import live.chobi.chat.announcements.AnnouncementRow;
import live.chobi.chat.emoji.AddEmoji;
import live.chobi.chat.emoji.EmojiShelf;
import live.chobi.chat.emoji.GetEmoji;
import live.chobi.chat.emoji.RemoveEmoji;
import live.chobi.chat.messages.ChatDoor;
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
import live.chobi.chat.polls.CreatePoll;
import live.chobi.chat.polls.EndPoll;
import live.chobi.chat.polls.GetPoll;
import live.chobi.chat.polls.PollDesk;
import live.chobi.chat.polls.PollRows;
import live.chobi.chat.polls.Polls;
import live.chobi.chat.polls.VotePoll;
import live.chobi.chat.references.References;
import live.chobi.chat.standing.Decisions;
import live.chobi.chat.standing.RoomStates;
import live.chobi.kernel.Endpoint.Access;
import live.chobi.kernel.Endpoint;
import live.chobi.log.Actors;
import live.chobi.log.Logs;
import live.chobi.log.RowType;
import live.chobi.log.Sequencer;
import live.chobi.outbox.JobKind;

/// The feature's tables: its procedures with who may call each, its rows and its jobs.
public final class Chat {
    public static final List<RowType> ROWS = Stream
            .of(MessageRow.ALL, AnnouncementRow.ALL, PollRows.ALL, Decisions.ALL).flatMap(List::stream).toList();

    private Chat() {
    }

    /// What a chat has beside messages.
    ///
    /// @param polling changes the polls that are read from `polls`
    public record Extras(References references, Polls polls, PollDesk polling, EmojiShelf emoji) {}

    public static List<Endpoint<?, ?>> endpoints(ChatSessions sessions, Sequencer sequencer, SendMessage.Gates gates,
            RoomStates rooms, ChatPeople people, Extras extras, Logs logs, Actors actors, ChatMetrics metrics,
            InstantSource clock) {
        ChatDoor door = new ChatDoor(sessions, rooms);
        ModerationDesk desk = new ModerationDesk(door, sequencer, rooms, people, logs, metrics);
        return List.of(
                Endpoint.mutation("chat.sendMessage", Access.SIGNED_IN, SendMessage.Input.class,
                        new SendMessage(sessions, sequencer, gates, rooms, people, extras.references(), actors,
                                metrics)),
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
                Endpoint.mutation("chat.setFilter", Access.SIGNED_IN, SetFilter.Input.class, new SetFilter(desk)),
                Endpoint.mutation("chat.announce", Access.SIGNED_IN, Announce.Input.class,
                        new Announce(door, rooms, sequencer, gates.flood(), actors)),
                Endpoint.mutation("chat.createPoll", Access.SIGNED_IN, CreatePoll.Input.class,
                        new CreatePoll(door, extras.polling())),
                Endpoint.mutation("chat.votePoll", Access.SIGNED_IN, VotePoll.Input.class,
                        new VotePoll(sessions, extras.polling())),
                Endpoint.mutation("chat.closePoll", Access.SIGNED_IN, EndPoll.Input.class,
                        new EndPoll(door, extras.polling())),
                Endpoint.query("chat.getPoll", Access.ANYONE, GetPoll.Input.class,
                        new GetPoll(sessions, extras.polls())),
                Endpoint.mutation("chat.addEmoji", Access.SIGNED_IN, AddEmoji.Input.class,
                        new AddEmoji(extras.emoji())),
                Endpoint.mutation("chat.removeEmoji", Access.SIGNED_IN, RemoveEmoji.Input.class,
                        new RemoveEmoji(extras.emoji())),
                Endpoint.query("chat.getEmoji", Access.ANYONE, GetEmoji.Input.class, new GetEmoji(extras.emoji())));
    }

    public static List<JobKind> jobs(PollDesk polling) {
        return List.of(polling.job());
    }
}

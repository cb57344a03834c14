package live.chobi.server.docs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import live.chobi.outbox.Json;
import live.chobi.server.docs.EventDoc.Field;
import live.chobi.server.docs.EventDoc.Kind;

/// Every row type and every Socket.IO event, declared once. A test holds it against what the features list and send;
/// `/docs/events`, its JSON and docs/events.md are made from it.
final class EventCatalogue {
    private static final String ANA_ID = "01a1fd9d-0d9c-7000-b828-44813af21461";
    private static final String MESSAGE_ID = "01a1fd9d-1155-7000-b833-ddfc24f0661c";
    private static final String ANA = """
            {"id":"01a1fd9d-0d9c-7000-b828-44813af21461","username":"ana","displayName":"Ana"}""";
    private static final String HOST = """
            {"id":"01a1fd9c-f1aa-7000-9b1e-0f6a7c1d2e3f","username":"host","displayName":"Host"}""";
    private static final String SESSION = "01a1fd9c-f8df-7000-ad8b-4505a1b562a4";
    private static final String POLL = """
            {"id":"01a1fd9e-0a11-7000-8c55-6b1f3c9d7e10","question":"Which song next?",\
            "options":[{"text":"Slow","votes":12},{"text":"Fast","votes":30}],"votes":42,"status":"open",\
            "openedAt":"2026-11-21T10:18:11.534Z","closesAt":"2026-11-21T10:19:11.534Z"}""";
    private static final String POLL_FIELDS = """
            id        | uuid     | the poll's id
            question  | string   | what is asked
            options   | object[] | each {text, votes}, in the order that votes name, from 0
            votes     | integer  | of all options together
            status    | string   | `open` or `closed`
            openedAt  | time     | when it began
            closesAt  | time     | its last moment
            """;

    private static final String GOAL = "{'id':'01a1fd9e-0b22-7000-8c55-6b1f3c9d7e10','title':'A new microphone','coins':5000,"
            + "'progress':%d,'reached':%b,'setAt':'2026-11-21T10:18:11.534Z'}";
    private static final String GOAL_FIELDS = """
            id       | uuid    | the goal's id
            title    | string  | what it is for
            coins    | integer | what gifts should come to
            progress | integer | what they came to since it was set: the sum of `delta` of the `gift` rows after `goal_set`, less what was given back of them
            reached  | boolean | whether its target was there once
            setAt    | time    | when it was set
            """;

    private static final String BATTLE = "{'id':'01a1fd9e-0c33-7000-8c55-6b1f3c9d7e10','status':'%s','challenger':$host,"
            + "'challengerSessionId':'$session','challengerScore':%d,'opponent':$ana,"
            + "'opponentSessionId':'01a1fd9c-f8df-7000-ad8b-4505a1b562a5','opponentScore':%d,'seconds':300";
    private static final String BATTLE_TIME = ",'startsAt':'2026-11-21T10:18:11.534Z','endsAt':'2026-11-21T10:23:11.534Z'";
    private static final String BATTLE_FIELDS = """
            id                  | uuid    | the battle's id
            status              | string  | `proposed`, `declined`, `expired`, `running` or `ended`
            challenger          | user?   | the host who asked
            challengerSessionId | uuid    | their session
            challengerScore     | integer | what gifts to them came to: the sum of `delta` while it ran, less what was given back meanwhile
            opponent            | user?   | the host who was asked
            opponentSessionId   | uuid    | their session
            opponentScore       | integer | what gifts to them came to
            seconds             | integer | how long it takes
            startsAt?           | time    | by the clock that all share; absent before it was accepted
            endsAt?             | time    | from then on gifts do not count
            reason?             | string  | `time`, or `left`: a session ended before, or a host gave up, and the other has won; absent before the end
            winner              | user?   | a host; null before the end, and where both have the same
            """;

    /// Rows that nobody is the actor of, in their examples.
    static final Set<String> ACTORLESS = Set.of("session_interrupted", "likes");

    private static final Set<String> BY_VIEWERS = Set.of("message", "gift", "viewer_joined", "viewer_left",
            "goal_reached");

    private EventCatalogue() {
    }

    static String actorOf(String row) {
        return BY_VIEWERS.contains(row) ? ANA : HOST;
    }

    static List<EventDoc> all() {
        return Stream.of(life(), talk(), giving(), decisions(), passing(), calls()).flatMap(List::stream).toList();
    }

    private static List<EventDoc> life() {
        return List.of(row("session_live", "session_updated", "The encoder's first picture or sound has come, or it is "
                + "back.", """
                        status  | string  | `live`
                        resumed | boolean | whether it was interrupted before
                        """, "{'status':'live','resumed':false}"),
                row("session_interrupted", "session_updated", "The encoder is gone, and the session waits for it.", """
                        status       | string  | `interrupted`
                        graceSeconds | integer | how long it waits
                        """, "{'status':'interrupted','graceSeconds':60}"),
                row("session_ended", "session_ended", "The session is over for good.", """
                        status  | string | `ended`
                        reason  | string | `host`, `admin` or `grace_over`
                        viewers | object | {unique, peak}: different ones, and most at once
                        """, "{'status':'ended','reason':'host','viewers':{'unique':12,'peak':7}}"),
                row("viewer_joined", "viewer_joined", "A user has come; of big rooms only their count is told.", """
                        viewers | integer | now
                        user    | user?   | who
                        """, "{'viewers':2,'user':$ana}"),
                row("viewer_left", "viewer_left", "A user has gone.", """
                        viewers | integer | now
                        user    | user?   | who
                        """, "{'viewers':1,'user':$ana}"),
                row("co_host", "co_host",
                        "The owner or an administrator has appointed a co-host, or dismissed one; the "
                                + "row's actor decided it.",
                        """
                                action | string | `added` or `removed`
                                userId | uuid   | the co-host
                                user   | user?  | the same, by name
                                """, "{'action':'added','userId':'" + ANA_ID + "','user':$ana}"),
                row("likes", "likes", "A burst of likes: those of about two seconds, of one node, in one row.", """
                        count | integer | likes of this burst
                        total | integer | of the session so far
                        """, "{'count':37,'total':1204}"));
    }

    private static List<EventDoc> talk() {
        return List.of(row("message", "new_message", "Somebody wrote in the chat.",
                """
                        id               | uuid     | the message's id
                        text?            | string   | as it was written; whoever shows it escapes it. Absent when the message was deleted, and so is all but `id` and `user`, except for moderators
                        clientMessageId? | string   | the sender's own name for it
                        replyTo?         | uuid     | the message of this session that it answers
                        mentions?        | user[]   | up to ten people whose `@username` stands in the text
                        emoji?           | object[] | each {name, url}: custom emoji that stand in the text as `:name:`
                        deleted?         | boolean  | true when it was deleted; only in what is read later
                        user             | user?    | who wrote it
                        """,
                "{'id':'01a1fd9d-1155-7000-b833-ddfc24f0661c','text':'hello @host :wave: مرحبا','clientMessageId':'c-1',"
                        + "'replyTo':'01a1fd9d-1100-7000-acb8-797b8198cc1c','mentions':[$host],'emoji':[{'name':'wave',"
                        + "'url':'/emoji/01a1fd9b-22aa-7000-8123-5d0c41a6b7e8'}],'user':$ana}"),
                row("announcement", "announcement", "A host or moderator tells everybody something.", """
                        id               | uuid   | the announcement's id
                        text             | string | as it was written
                        clientMessageId? | string | the sender's own name for it
                        user             | user?  | who
                        """, "{'id':'01a1fd9d-2b55-7000-9a33-ddfc24f0661c','text':'Ten minutes break','user':$host}"),
                row("poll_opened", "poll_opened", "A host or moderator asks. One poll of a session is open at a time.",
                        POLL_FIELDS + "user | user? | who asks",
                        poll("'votes':42", "'votes':0", "'votes':12", "'votes':0", "'votes':30", "'votes':0")
                                .replaceFirst("}$", ",'user':\\$host}")),
                row("poll_closed", "poll_closed", "The poll is over; its counts are exact and final.",
                        POLL_FIELDS + """
                                reason | string | `time`, `staff` or `session_ended`
                                user   | user?  | who closed it early; null otherwise
                                """,
                        poll("'open'", "'closed'").replaceFirst("}$", ",'reason':'staff','user':\\$host}")),
                row("gift", "gift_animation",
                        "Somebody gave a gift; or, with quantity 0, a streak of theirs has ended.",
                        """
                                gift     | object  | {id, code, name, tier}
                                quantity | integer | 0: the end of a streak, which counts ignore
                                delta    | integer | coins paid by this row
                                earned   | integer | diamonds the host earned
                                streak   | object  | {id, count, final}
                                user     | user?   | who gave it
                                """,
                        "{'gift':{'id':'01980000-0000-7000-8000-000000000001','code':'rose','name':'Rose','tier':'common'},"
                                + "'quantity':2,'delta':20,'earned':10,'streak':{'id':'01a1fd9d-1100-7000-acb8-797b8198cc1c',"
                                + "'count':2,'final':false},'user':$ana}"));
    }

    private static List<EventDoc> giving() {
        return List.of(
                unannounced("gift_refunded", "An administrator, the row's actor, has given back a gift, or a part of "
                        + "it. The host and administrators read it; others read a row of type `hidden`.",
                        """
                                giftSeq | integer | the gift's row
                                code    | string  | which gift
                                giver   | user?   | who has the coins again
                                delta   | integer | coins given back, below 0: with the gift's own `delta` it adds up to what counts
                                earned  | integer | diamonds taken from the host; 0 or below
                                left    | integer | coins of the gift that can still be given back
                                reason  | string  | as the administrator wrote it
                                """,
                        "{'giftSeq':17,'code':'rose','giver':$ana,'delta':-20,'earned':-10,'left':0,"
                                + "'reason':'sent by a child'}"),
                row("goal_set", "goal_set", "A host says what gifts should come to, from now on; it takes the place of "
                        + "the goal before.", GOAL_FIELDS + "user | user? | who set it", goal(0, false, "$host")),
                row("goal_reached", "goal_reached", "Gifts have come to what the goal asks for; once for each goal.",
                        GOAL_FIELDS + "user | user? | who gave the gift that reached it", goal(5020, true, "$ana")),
                row("goal_removed", "goal_removed", "The session has no goal any more.",
                        GOAL_FIELDS + "user | user? | who removed it", goal(1200, false, "$host")),
                unannounced("battle_proposed", "A host has challenged another; in the logs of both sessions, whose "
                        + "viewers read a row of type `hidden`.", BATTLE_FIELDS, battle("proposed", 0, 0, "")),
                unannounced("battle_closed",
                        "Nothing comes of a challenge: it was declined, taken back, or has lapsed. "
                                + "Viewers read a row of type `hidden`.",
                        BATTLE_FIELDS, battle("declined", 0, 0, "")),
                row("battle_started", "battle_started",
                        "The gifts of two sessions are compared from now on; in the logs "
                                + "of both.",
                        BATTLE_FIELDS, battle("running", 0, 0, BATTLE_TIME)),
                row("battle_ended", "battle_ended", "The battle is over, and its scores are final; in the logs of both "
                        + "sessions. The actor is who gave up, if somebody did.", BATTLE_FIELDS,
                        BATTLE.formatted("ended", 5020, 3100) + BATTLE_TIME + ",'reason':'time','winner':$host}"));
    }

    private static String goal(long progress, boolean reached, String user) {
        return GOAL.formatted(progress, reached).replaceFirst("}$", ",'user':\\" + user + "}");
    }

    private static String battle(String status, long challenger, long opponent, String more) {
        return BATTLE.formatted(status, challenger, opponent) + more + ",'winner':null}";
    }

    private static List<EventDoc> decisions() {
        return List.of(row("moderation", "moderation", "Somebody who moderates has done something to somebody.", """
                action   | string  | `timeout`, `ban`, `unban`, `add_moderator` or `remove_moderator`
                userId   | uuid    | whom
                seconds? | integer | of a time-out
                until?   | time    | the end of a time-out
                reason?  | string  | for moderators, the host and administrators only
                user     | user?   | whom, by name
                """, "{'action':'timeout','userId':'" + ANA_ID + "','seconds':600,'until':'2026-11-21T10:28:11.534Z',"
                + "'reason':'rude','user':$ana}"),
                row("message_deleted", "message_deleted", "A message was deleted; whoever shows it takes it away.", """
                        messageId  | uuid    | the message's id
                        messageSeq | integer | of the message's row
                        userId?    | uuid    | who wrote it; absent when the account is gone
                        reason?    | string  | for moderators, the host and administrators only
                        user       | user?   | who wrote it, by name
                        """, "{'messageId':'" + MESSAGE_ID + "','messageSeq':17,'userId':'" + ANA_ID
                        + "','reason':'rude','user':$ana}"),
                row("session_updated", "session_updated",
                        "What the session says of itself has changed, the chat's modes, or "
                                + "the pinned message.",
                        """
                                details? | object | all of {title, category, tags}
                                mode?   | object  | all modes: {slowSeconds, followersOnly, emojiOnly, uniqueChat, linksBlocked}
                                pinned? | object? | {messageId, messageSeq}, or null when nothing is pinned any more
                                """,
                        "{'mode':{'slowSeconds':30,'followersOnly':false,'emojiOnly':false,'uniqueChat':false,"
                                + "'linksBlocked':true}}"),
                unannounced("chat_filter", "The filter has other words. Viewers read a row of type `hidden`.",
                        "words | string[] | all words that are refused from now on", "{'words':['spam*']}"));
    }

    private static List<EventDoc> passing() {
        return List.of(event("viewer_count", "The number of viewers has changed; at most four times a second, in a "
                + "room of more than 200 once.", """
                        sessionId | uuid    | the session
                        count     | integer | viewers now
                        """, "{'sessionId':'$session','count':128}"),
                event("poll_updated", "Votes have come; at most once a second.",
                        "sessionId | uuid | the session\n" + POLL_FIELDS, poll().replaceFirst("\\{",
                                "{'sessionId':'\\$session',")),
                event("goal_updated", "Gifts have come, or were given back; at most once a second.",
                        "sessionId | uuid | the session\n" + GOAL_FIELDS,
                        GOAL.formatted(1200, false).replaceFirst("\\{", "{'sessionId':'\\$session',")),
                event("battle_updated", "Gifts have come to one of the two; at most once a second.",
                        "sessionId | uuid | the session\n" + BATTLE_FIELDS,
                        "{'sessionId':'$session'," + battle("running", 5020, 3100, BATTLE_TIME).substring(1)),
                event("skipped", "Rows were not sent to this client; `streaming.getEvents` has them.",
                        """
                                sessionId | uuid    | the session
                                fromSeq   | integer | the first
                                toSeq     | integer | the last
                                reason    | string  | `slow`: the client read too slowly; `thinned`: more was said than the room's limit; `joining`: they came while it joined
                                """,
                        "{'sessionId':'$session','fromSeq':17,'toSeq':23,'reason':'slow'}"),
                event("notification", "The user was told something, or more of what they have not read yet; to every "
                        + "device. `notifications.getNotifications` has it under the same id; read the list again after "
                        + "each connect.",
                        """
                                id          | uuid    | the same as in the list; one that came before has changed
                                type        | string  | `new_follower`, `gift_received`, `new_comment`, `live_started`, `session_soon`, `mention`, `moderation`, `system`
                                actor       | user?   | the newest of those who caused it
                                at          | time    | of the newest cause
                                read        | boolean | whether it was read meanwhile
                                count       | integer | causes that share it: followers of a day, gifts or mentions of one person in a session
                                others?     | user[]  | who caused it before the actor, the newest first, at most four
                                session?    | object  | {id, title?, scheduledAt?}; only the id of a private one
                                seq?        | integer | the newest row of the session's log that it is about
                                gift?       | object  | the newest one, {id, code, name, tier}
                                coins?      | integer | of all gifts in it
                                action?     | string  | of `moderation`: `timeout`, `ban`, `unban`, `add_moderator`, `remove_moderator`
                                until?      | time    | the end of a time-out
                                text?       | string  | of `system`
                                videoId?    | uuid    | of `new_comment`: the video it stands under
                                commentId?  | uuid    | of `new_comment`: the newest one
                                unreadCount | integer | of the whole list
                                """,
                        "{'id':'" + MESSAGE_ID + "','type':'gift_received','actor':$ana,"
                                + "'at':'2026-11-21T10:18:11.534Z','read':false,'count':3,"
                                + "'session':{'id':'$session','title':'Evening songs'},'seq':42,"
                                + "'gift':{'id':'01980000-0000-7000-8000-000000000001','code':'rose','name':'Rose',"
                                + "'tier':'common'},'coins':30,'unreadCount':5}"),
                event("video_updated",
                        "One's own video has come further: its processing, at most once a second, and how "
                                + "it ended. To the devices that are connected to the node that has the file.",
                        """
                                videoId        | uuid    | the video
                                status         | string  | `processing`, `ready`, `failed`
                                progress?      | integer | of 100, while it is processed
                                failureReason? | string  | a sentence, once it has failed
                                """, "{'videoId':'" + MESSAGE_ID + "','status':'processing','progress':42}"),
                event("removed", "This client was put out of the session's room.", """
                        sessionId | uuid   | the session
                        reason    | string | `banned`
                        """, "{'sessionId':'$session','reason':'banned'}"));
    }

    private static List<EventDoc> calls() {
        return List.of(
                call("join_session", "Enters a session's room; with `afterSeq` the rows missed come along.", """
                        sessionId   | uuid    | the session
                        afterSeq?   | integer | the last row the client has
                        accessCode? | string  | of a private session
                        playbackId? | string  | a guest's, from an earlier join
                        """, "{'sessionId':'$session','afterSeq':40}",
                        "{'ok':true,'session':{'id':'$session','title':'Evening'},"
                                + "'lastSeq':42,'events':[]}"),
                call("leave_session", "Leaves the room.", "sessionId | uuid | the session", "{'sessionId':'$session'}",
                        "{'ok':true}"),
                call("send_message", "As chat.sendMessage.", """
                        sessionId        | uuid   | the session
                        text             | string | up to 500 characters
                        clientMessageId? | string | makes a retry harmless
                        replyTo?         | uuid   | a message of this session
                        """, "{'sessionId':'$session','text':'hello','clientMessageId':'c-1'}",
                        "{'ok':true,'message':{'id':'01a1fd9d-1155-7000-b833-ddfc24f0661c','seq':42,"
                                + "'at':'2026-11-21T10:18:11.534Z','mediaAt':null,'user':$ana,'text':'hello',"
                                + "'clientMessageId':'c-1'}}"),
                call("send_gift", "As gifts.sendGift.", """
                        sessionId      | uuid    | the session
                        giftId         | uuid    | of the catalogue
                        quantity?      | integer | 1 when absent
                        expectedPrice? | integer | of one; another one now is refused with `price_changed`
                        idempotencyKey | string  | makes a retry harmless
                        """, "{'sessionId':'$session','giftId':'01980000-0000-7000-8000-000000000001','quantity':2,"
                        + "'idempotencyKey':'k-1'}",
                        "{'ok':true,'transactionId':'01a1fd9d-1100-7000-acb8-797b8198cc1d',"
                                + "'seq':42,'balance':980,'delta':20,'streak':{'id':'01a1fd9d-1100-7000-acb8-797b8198cc1c',"
                                + "'count':2,'final':false}}"),
                call("like", "As streaming.like: taps since the client last told.", """
                        sessionId | uuid    | the session
                        count?    | integer | 1 to 20; 1 when absent
                        """, "{'sessionId':'$session','count':5}", "{'ok':true,'accepted':5}"),
                call("announce", "As chat.announce.", """
                        sessionId        | uuid   | the session
                        text             | string | up to 500 characters
                        clientMessageId? | string | makes a retry harmless
                        """, "{'sessionId':'$session','text':'Ten minutes break'}",
                        "{'ok':true,'announcement':{'id':'01a1fd9d-2b55-7000-9a33-ddfc24f0661c','seq':42,"
                                + "'at':'2026-11-21T10:18:11.534Z','mediaAt':null,'user':$host,'text':'Ten minutes break'}}"),
                call("create_poll", "As chat.createPoll.", """
                        sessionId       | uuid     | the session
                        question        | string   | up to 200 characters
                        options         | string[] | two to six, different
                        durationSeconds | integer  | 15 to 600
                        """, "{'sessionId':'$session','question':'Which song next?','options':['Slow','Fast'],"
                        + "'durationSeconds':60}", "{'ok':true,'poll':" + poll() + "}"),
                call("vote_poll", "As chat.votePoll. A vote stands; the same again changes nothing.", """
                        sessionId | uuid    | the session
                        pollId    | uuid    | the poll
                        option    | integer | by its place, from 0
                        """, "{'sessionId':'$session','pollId':'01a1fd9e-0a11-7000-8c55-6b1f3c9d7e10','option':1}",
                        "{'ok':true,'poll':" + poll() + ",'myVote':1}"),
                call("close_poll", "As chat.closePoll: before its time is over.", """
                        sessionId | uuid | the session
                        pollId    | uuid | the poll
                        """, "{'sessionId':'$session','pollId':'01a1fd9e-0a11-7000-8c55-6b1f3c9d7e10'}",
                        "{'ok':true,'poll':" + poll("'open'", "'closed'") + "}"),
                call("add_co_host", "As streaming.addCoHost.", """
                        sessionId | uuid | the session
                        userId    | uuid | whom
                        """, "{'sessionId':'$session','userId':'01a1fd9d-0d9c-7000-b828-44813af21461'}",
                        "{'ok':true,'coHosts':[$ana]}"),
                call("remove_co_host", "As streaming.removeCoHost.", """
                        sessionId | uuid | the session
                        userId    | uuid | whom
                        """, "{'sessionId':'$session','userId':'01a1fd9d-0d9c-7000-b828-44813af21461'}",
                        "{'ok':true,'coHosts':[]}"));
    }

    /// @param replaced parts of the example and what stands there instead, in turn
    private static String poll(String... replaced) {
        String poll = POLL.replace('"', '\'');
        for (int i = 0; i < replaced.length; i += 2) {
            poll = poll.replace(replaced[i], replaced[i + 1]);
        }
        return poll;
    }

    private static EventDoc row(String type, String event, String when, String fields, String example) {
        return new EventDoc(Kind.ROW, type, Optional.of(event), when, fields(fields), json(example), Optional.empty());
    }

    private static EventDoc unannounced(String type, String when, String fields, String example) {
        return new EventDoc(Kind.ROW, type, Optional.empty(), when, fields(fields), json(example), Optional.empty());
    }

    private static EventDoc event(String name, String when, String fields, String example) {
        return new EventDoc(Kind.PASSING, name, Optional.of(name), when, fields(fields), json(example),
                Optional.empty());
    }

    private static EventDoc call(String name, String when, String fields, String example, String answer) {
        return new EventDoc(Kind.CLIENT, name, Optional.of(name), when, fields(fields), json(example),
                Optional.of(json(answer)));
    }

    private static List<Field> fields(String lines) {
        return lines.lines().map(Field::parse).toList();
    }

    private static ObjectNode json(String example) {
        return (ObjectNode) Json.tree(example.replace('\'', '"').replace("$ana", ANA).replace("$host", HOST)
                .replace("$session", SESSION));
    }
}

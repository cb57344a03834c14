package live.chobi.server.bridge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.chobi.chat.room.RoomEvent;
import live.chobi.chat.room.RoomEvent.Lane;
import live.chobi.chat.room.Rooms;
import live.chobi.gifts.battles.Battle;
import live.chobi.gifts.battles.Battles;
import live.chobi.gifts.goals.Goal;
import live.chobi.gifts.goals.Goals;
import live.chobi.kernel.SessionId;
import live.chobi.kernel.UserId;
import live.chobi.log.Actors;
import live.chobi.outbox.Json;

/// Tells this node's rooms how their goals and battles stand, wherever the gifts were taken: at most one `goal_updated`
/// and one `battle_updated` a second. Owner: whoever calls [#tell], one at a time.
public final class GivingToRooms {
    static final String GOAL = "goal_updated";
    static final String BATTLE = "battle_updated";
    private static final List<String> HOSTS = List.of("challenger", "opponent");

    private final Goals goals;
    private final Battles battles;
    private final Actors actors;
    private final Rooms rooms;
    private final Map<UUID, Long> told = new HashMap<>();
    private final Map<UUID, String> toldScores = new HashMap<>();

    GivingToRooms(Goals goals, Battles battles, Actors actors, Rooms rooms) {
        this.goals = goals;
        this.battles = battles;
        this.actors = actors;
        this.rooms = rooms;
    }

    /// Called once a second. Virtual threads.
    public synchronized void tell() {
        Set<SessionId> here = Set.copyOf(rooms.sessions());
        tellGoals(here);
        tellBattles(here);
    }

    private void tellGoals(Set<SessionId> here) {
        List<Goal> now = goals.now(here);
        told.keySet().retainAll(now.stream().map(Goal::id).collect(Collectors.toSet()));
        for (Goal goal : now) {
            if (goal.progress() != told.getOrDefault(goal.id(), 0L)) {
                told.put(goal.id(), goal.progress());
                tell(goal.session(), GOAL, (ObjectNode) Json.MAPPER.valueToTree(goal.view()));
            }
        }
    }

    private void tellBattles(Collection<SessionId> here) {
        List<Battle.View> now = battles.running(here);
        toldScores.keySet().retainAll(now.stream().map(Battle.View::id).collect(Collectors.toSet()));
        for (Battle.View battle : now) {
            String scores = battle.challengerScore() + " " + battle.opponentScore();
            if (!scores.equals(toldScores.getOrDefault(battle.id(), "0 0"))) {
                toldScores.put(battle.id(), scores);
                ObjectNode event = Json.MAPPER.valueToTree(battle);
                Map<UserId, ?> names = actors.views(List.of(battle.challenger(), battle.opponent()));
                HOSTS.forEach(field -> event.set(field, Json.MAPPER.valueToTree(
                        names.get(new UserId(UUID.fromString(event.path(field).asText()))))));
                Stream.of(battle.challengerSessionId(), battle.opponentSessionId()).filter(here::contains)
                        .forEach(session -> tell(session, BATTLE, event));
            }
        }
    }

    private void tell(SessionId session, String name, ObjectNode what) {
        ObjectNode event = Json.MAPPER.createObjectNode().put("sessionId", session.toString());
        event.setAll(what);
        rooms.broadcast(session, new RoomEvent.Passing(name, Lane.ORDINARY, Json.write(event)));
    }
}

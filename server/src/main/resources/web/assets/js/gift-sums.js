/** What gifts come to in a session, over its room: the goal, the battle, and who gave most. */
import { rpc } from "./account.js";

const goalRows = ["goal_set", "goal_reached", "goal_removed"];
/** Whoever comes back after the room was away asks at a moment of their own, for the server's sake. */
const spreadMs = 1_500;
const battleRows = ["battle_started", "battle_ended"];

/**
 * Connects the parts that the page has (each may be absent) to `room`; the page hands every row to `onRow(row, isHistory)`
 * and its moment to `tick`. What has been is in what is read from the server at each join.
 */
export function wireGiftSums(room, { sessionId, goal, battle, givers }) {
  // A figure between two rows belongs to the moment of the newer row, which is the gift that changed it.
  let newest = null;
  let hasRead = false;
  const read = async () => {
    const [ofGoal, ofBattle] = await Promise.all(
      ["gifts.getGoal", "gifts.getBattle"].map((name) => rpc.query(name, { sessionId }).catch(() => null)),
    );
    if (ofGoal) goal?.begin(ofGoal.goal);
    if (ofBattle) battle?.begin(ofBattle.battle);
  };
  if (battle) battle.sessionId = sessionId;
  room.addEventListener("goal", ({ detail }) => goal?.add({ type: "goal_updated", payload: detail.goal, mediaAt: newest }));
  room.addEventListener("battle", ({ detail }) => battle?.add({ type: "battle_updated", payload: detail.battle, mediaAt: newest }));
  room.addEventListener("connection", ({ detail }) => {
    if (!detail.isJoined) return;
    setTimeout(() => (read(), givers?.read()), hasRead ? Math.random() * spreadMs : 0);
    hasRead = true;
  });
  return {
    onRow(row, isHistory) {
      newest = row.mediaAt ?? newest;
      if (isHistory) return;
      if (goalRows.includes(row.type)) goal?.add(row);
      if (battleRows.includes(row.type)) battle?.add(row);
      if (row.type === "gift" && row.payload.quantity > 0) givers?.note();
    },
    tick(onScreen) {
      goal?.tick(onScreen);
      battle?.tick(onScreen);
    },
  };
}

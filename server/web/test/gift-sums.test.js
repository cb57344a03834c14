import assert from "node:assert/strict";
import { test } from "node:test";
import { battleAfter, outcomeOf, secondsLeft, sidesOf } from "../../src/main/resources/web/assets/js/battle-state.js";
import { askOf, boards, pauseMs } from "../../src/main/resources/web/assets/js/giver-boards.js";
import { goalAfter, shareOf } from "../../src/main/resources/web/assets/js/goal-state.js";
import { removalWords } from "../../src/main/resources/web/assets/js/watch-trouble.js";
import { strings } from "../../src/main/resources/web/assets/js/strings.en.js";

const goal = { id: "g1", title: "A microphone", coins: 500, progress: 120, reached: false };
const battle = {
  id: "b1",
  status: "running",
  challenger: { id: "amal" },
  challengerSessionId: "s1",
  challengerScore: 300,
  opponent: { id: "basil" },
  opponentSessionId: "s2",
  opponentScore: 100,
  endsAt: "2026-11-22T10:00:00.000Z",
  winner: null,
};

test("a goal is there once it was set, grows by what is told of it, and goes when it is removed", () => {
  assert.equal(goalAfter(null, { type: "goal_set", payload: goal }), goal);
  const grown = { ...goal, progress: 620, reached: true };
  assert.equal(goalAfter(goal, { type: "goal_updated", payload: grown }), grown);
  assert.equal(goalAfter(null, { type: "goal_updated", payload: grown }), grown, "who missed its beginning sees it all the same");
  assert.equal(goalAfter(grown, { type: "goal_removed", payload: grown }), null);
});

test("what is told of a goal that another has replaced changes nothing", () => {
  const old = { ...goal, id: "g0" };
  assert.equal(goalAfter(goal, { type: "goal_updated", payload: old }), goal);
  assert.equal(goalAfter(goal, { type: "goal_removed", payload: old }), goal);
});

test("the bar of a goal is never fuller than full, nor emptier than empty after a refund", () => {
  assert.deepEqual([0, 250, 900, -40].map((progress) => shareOf({ progress, coins: 500 })), [0, 0.5, 1, 0]);
});

test("a battle is seen from the side of its own session", () => {
  const mine = sidesOf(battle, "s1");
  assert.deepEqual([mine.own.host.id, mine.own.score, mine.other.host.id, mine.other.score, mine.share], ["amal", 300, "basil", 100, 0.75]);
  const theirs = sidesOf(battle, "s2");
  assert.deepEqual([theirs.own.host.id, theirs.other.sessionId, theirs.share], ["basil", "s1", 0.25]);
  assert.equal(sidesOf({ ...battle, challengerScore: 0, opponentScore: 0 }, "s1").share, 0.5, "even before the first gift");
});

test("its clock is the same for all, and stands at zero afterwards", () => {
  assert.equal(secondsLeft(battle, Date.parse("2026-11-22T09:59:29.500Z")), 31);
  assert.equal(secondsLeft(battle, Date.parse("2026-11-22T10:00:09.000Z")), 0);
  assert.equal(secondsLeft({}, 0), 0);
});

test("its end is a victory, a defeat or a draw, and no late figure undoes it", () => {
  const ended = { ...battle, status: "ended", winner: { id: "amal" } };
  assert.equal(outcomeOf(battle, "s1"), null);
  assert.equal(outcomeOf(ended, "s1"), "won");
  assert.equal(outcomeOf(ended, "s2"), "lost");
  assert.equal(outcomeOf({ ...ended, winner: null }, "s1"), "drawn");
  assert.equal(battleAfter(ended, battle), ended);
  assert.equal(battleAfter(battle, ended), ended);
  const next = { ...battle, id: "b2" };
  assert.equal(battleAfter(ended, next), next);
  assert.equal(battleAfter(null, { ...battle, status: "proposed" }), null, "a challenge is the hosts' own affair");
});

test("rankings are of the session, or of all the host was given in a period", () => {
  const of = { sessionId: "s1", hostId: "amal" };
  assert.deepEqual(boards.map((board) => askOf(board, of).period), [undefined, "day", "week", "all"]);
  assert.equal(askOf("session", of).sessionId, "s1");
  assert.equal(askOf("day", of).userId, "amal");
  assert.equal(askOf("day", { sessionId: "s1", hostId: null }).sessionId, "s1", "a host whose account is gone");
});

test("thousands of readers do not ask at the same moment", () => {
  assert.deepEqual([pauseMs(false, 0), pauseMs(false, 1)], [8_000, 20_000]);
  assert.ok(pauseMs(true, 1) < pauseMs(false, 0), "who looks at it waits less");
});

test("whoever is put out of a room reads why, also for a reason that is not known here", () => {
  for (const reason of ["banned", "kicked", "suspended", "something new"]) {
    const { title, text } = removalWords(reason);
    assert.ok(strings[title] && strings[text], reason);
  }
  assert.notEqual(removalWords("banned").title, removalWords("kicked").title);
});

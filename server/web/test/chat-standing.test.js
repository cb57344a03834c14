import assert from "node:assert/strict";
import { test } from "node:test";
import { ChatStanding } from "../../src/main/resources/web/assets/js/chat-standing.js";

const session = { id: "s", host: { id: "host" }, coHosts: [{ id: "co" }] };
const mode = { slowSeconds: 0 };
const room = (role, rights) => ({ role, rights, mode, pinned: null, moderators: [{ id: "mod" }] });

async function standingOf(role, rights) {
  const standing = new ChatStanding({ session, ask: async () => room(role, rights) });
  await standing.read();
  return standing;
}

test("everybody is what the session and its chat say they are", async () => {
  const standing = await standingOf("viewer", ["write"]);
  assert.deepEqual(["host", "co", "mod", "ana"].map((id) => standing.roleOf(id)), ["owner", "co_host", "moderator", "viewer"]);
});

test("one is offered to moderate those below, and nobody the host", async () => {
  const moderator = await standingOf("moderator", ["write", "write_freely", "moderate"]);
  assert.deepEqual(["host", "co", "mod", "ana"].map((id) => moderator.maySanction(id)), [false, false, false, true]);
  assert.equal(moderator.mayDelete("ana"), true);
  assert.equal(moderator.mayDelete("host"), false);
  const owner = await standingOf("owner", ["write", "write_freely", "moderate", "appoint"]);
  assert.deepEqual(["co", "mod", "ana"].map((id) => owner.maySanction(id)), [true, true, true]);
  assert.equal(owner.mayDelete("co"), true);
});

test("a viewer is offered nothing", async () => {
  const viewer = await standingOf("viewer", ["write"]);
  assert.deepEqual([viewer.mayModerate, viewer.maySanction("ana"), viewer.mayDelete("ana")], [false, false, false]);
});

test("rows change who is what, the modes and the pinned message, and tell so", async () => {
  const standing = await standingOf("viewer", ["write"]);
  let changes = 0;
  standing.addEventListener("change", () => changes++);
  standing.note({ type: "moderation", payload: { action: "add_moderator", userId: "ana" } });
  assert.equal(standing.roleOf("ana"), "moderator");
  standing.note({ type: "moderation", payload: { action: "remove_moderator", userId: "ana" } });
  assert.equal(standing.roleOf("ana"), "viewer");
  standing.note({ type: "co_host", payload: { action: "removed", userId: "co" } });
  assert.equal(standing.roleOf("co"), "viewer");
  standing.note({ type: "session_updated", payload: { mode: { slowSeconds: 30 } } });
  assert.equal(standing.mode.slowSeconds, 30);
  standing.pinned = { messageId: "m" };
  standing.note({ type: "message_deleted", payload: { messageId: "other" } });
  assert.equal(standing.pinned.messageId, "m");
  standing.note({ type: "message_deleted", payload: { messageId: "m" } });
  assert.equal(standing.pinned, null);
  assert.equal(changes, 5);
});

test("a server that does not answer changes nothing", async () => {
  const standing = new ChatStanding({ session, ask: () => Promise.reject(new Error("away")) });
  await standing.read();
  assert.equal(standing.role, "guest");
});

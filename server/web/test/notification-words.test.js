import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAgo, formatMoment, translate } from "../../src/main/resources/web/assets/js/i18n.js";
import { inputOf } from "../../src/main/resources/web/assets/js/notification-settings.js";
import { isUrgent, linkOf, withTold, wordsOf } from "../../src/main/resources/web/assets/js/notification-words.js";
import { strings } from "../../src/main/resources/web/assets/js/strings.en.js";

const called = { name: ({ displayName }) => displayName, gift: ({ name }) => name };
const ana = { id: "ana", username: "ana", displayName: "Ana" };
const session = { id: "s1", title: "Evening songs" };
const inWords = (notification, tag = "en") => {
  const { key, values } = wordsOf(notification, called);
  return translate(tag, key, values);
};

test("every kind says what happened", () => {
  assert.equal(inWords({ type: "new_follower", actor: ana, count: 1 }), "Ana follows you");
  assert.equal(inWords({ type: "new_follower", actor: ana, count: 3 }), "Ana and 2 others follow you");
  assert.equal(inWords({ type: "new_follower", actor: ana, count: 2 }, "ar"), "Ana وشخص آخر يتابعانك");
  assert.equal(inWords({ type: "gift_received", actor: ana, count: 1, gift: { name: "Rose" }, coins: 10 }), "Ana sent you Rose");
  assert.equal(inWords({ type: "gift_received", actor: ana, count: 4, gift: { name: "Rose" }, coins: 40 }), "Ana sent you gifts for 40 coins");
  assert.equal(inWords({ type: "live_started", actor: ana, session }), "Ana is live: Evening songs");
  assert.equal(inWords({ type: "live_started", actor: ana, session: { id: "s1" } }), "Ana is live", "a private one has no title");
  assert.equal(inWords({ type: "mention", actor: ana, count: 2, session }), "Ana mentioned you 2 times");
  assert.equal(inWords({ type: "moderation", action: "ban", actor: ana, session }), "You were banned from Evening songs");
  assert.equal(inWords({ type: "system", actor: null, text: "We move at {ten}." }), "We move at {ten}.");
});

test("a kind, an action or an account that is not known here still has words", () => {
  for (const it of [{ type: "something_new", actor: null }, { type: "moderation", action: "shadow", actor: ana }, { type: "gift_received", actor: null }]) {
    const { key } = wordsOf(it, called);
    assert.ok(strings[key], key);
    assert.doesNotMatch(inWords(it), /undefined|null/);
  }
});

test("it leads to what it is about", () => {
  assert.equal(linkOf({ type: "live_started", session }), "/watch/s1");
  assert.equal(linkOf({ type: "gift_received", session }), "/studio#s1", "gifts are in the host's own session");
  assert.equal(linkOf({ type: "new_comment", video: { id: "v1" } }), "/v/v1");
  assert.equal(linkOf({ type: "new_follower", actor: ana }), null);
});

test("only what passes is said aloud at once", () => {
  assert.ok(isUrgent({ type: "live_started", read: false }));
  assert.ok(!isUrgent({ type: "live_started", read: true }));
  assert.ok(!isUrgent({ type: "gift_received", read: false }), "a host sees gifts anyway");
});

test("the same id is the same notification, further on, and the list is not endless", () => {
  const items = [{ id: "b" }, { id: "a", count: 1 }];
  assert.deepEqual(withTold(items, { id: "a", count: 2 }, 10), [{ id: "a", count: 2 }, { id: "b" }]);
  assert.deepEqual(withTold(items, { id: "c" }, 2).map(({ id }) => id), ["c", "b"]);
});

test("the form becomes what the server takes; quiet hours need both ends", () => {
  const values = new FormData();
  values.set("mention.inApp", "on");
  values.set("from", "22:30");
  values.set("to", "");
  assert.deepEqual(inputOf(values, ["mention"], "Asia/Riyadh"), { types: { mention: { inApp: true, push: false } }, quietHours: {} });
  values.set("to", "07:00");
  assert.deepEqual(inputOf(values, [], "Asia/Riyadh").quietHours, { from: "22:30", to: "07:00", timeZone: "Asia/Riyadh" });
});

test("how long ago is told in the greatest unit that fits, in both languages", () => {
  assert.deepEqual([4_000, 90_000, 7_200_000, 200_000_000].map((ms) => formatAgo(ms, "en")), ["now", "1 minute ago", "2 hours ago", "2 days ago"]);
  assert.match(formatAgo(7_200_000, "ar"), /ساعتين/);
  assert.equal(formatMoment("2026-11-22T10:00:00.000Z", { year: "numeric", timeZone: "UTC" }, "ar"), "2026");
});

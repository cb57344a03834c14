import assert from "node:assert/strict";
import { test } from "node:test";
import { categoriesOf, matches, withFollowedFirst } from "../../src/main/resources/web/assets/js/home-finder.js";

const session = { title: "Evening Oud", category: "music", tags: ["live"], host: { username: "salma", displayName: "سلمى" } };

test("a session is found by every word of its title, category, tags and host", () => {
  for (const text of ["", "oud", "OUD music", "سلمى", "live salma"]) assert.ok(matches(session, text), text);
  for (const text of ["drums", "oud drums"]) assert.ok(!matches(session, text), text);
});

test("categories keep their places, and the most frequent new ones come next", () => {
  const listed = ["talk", "music", "music", null, "games"].map((category) => ({ category }));
  assert.deepEqual(categoriesOf(listed, []), ["music", "games", "talk"]);
  assert.deepEqual(categoriesOf(listed, ["games"]), ["games", "music", "talk"]);
});

test("there are no more chips than there is room for", () => {
  const listed = Array.from({ length: 40 }, (_, i) => ({ category: `c${i}` }));
  assert.equal(categoriesOf(listed, []).length, 12);
});

test("those whom one follows come first, everybody in the order in which they were", () => {
  const listed = ["a", "b", "c", "d"].map((id) => ({ id, host: { id } }));
  const { mine, others } = withFollowedFirst([...listed, { id: "e", host: null }], new Map([["b", true], ["d", true], ["a", false]]));
  assert.deepEqual(mine.map(({ id }) => id), ["b", "d"]);
  assert.deepEqual(others.map(({ id }) => id), ["a", "c", "e"]);
});

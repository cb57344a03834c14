/** `/`: who is live now, kept up to date while the page is open; what is to come, and what was recorded. */
import { account, rpc } from "./account.js";
import { el } from "./dom.js";
import { say, translateTree } from "./i18n.js";
import { categoriesOf, matches, withFollowedFirst } from "./home-finder.js";
import { PeopleFound } from "./home-people.js";
import { recordingShelf, upcomingShelf } from "./home-shelves.js";
import { showCards } from "./session-card.js";
import "./site-header.js";

const refreshMs = 3_000;
const shelvesMs = 60_000;
const pageSize = 24;
/** Beyond four pages nobody looks, and the list is asked for every few seconds. */
const listedMax = 96;
/** As long as somebody types nothing is asked for. */
const typingMs = 300;

const [grid, following, followed, empty, failed, more, finder, search, sort, categories, nothing] = [
  "#sessions",
  "#following",
  "#followed",
  "#empty",
  "#failed",
  "#more",
  "#finder",
  "#search",
  "#sort",
  "#categories",
  "#nothing",
].map((id) => document.querySelector(id));
const upcoming = upcomingShelf(document.querySelector("#upcoming"));
const recordings = recordingShelf(document.querySelector("#recordings"));
const people = new PeopleFound(document.querySelector("#people"));
let wanted = pageSize;
let category = null;
/** All that has been seen, so that choosing one does not take away the others. */
let known = [];
let listed = [];
/** Of each host that was listed, whether one follows them; asked once for each. */
let follows = new Map();
let typing;

translateTree(document);
more.addEventListener("click", () => {
  wanted += pageSize;
  refresh();
});
search.addEventListener("input", () => {
  showMatching();
  clearTimeout(typing);
  typing = setTimeout(lookAnew, typingMs);
});
sort.addEventListener("change", () => refresh());

function query() {
  return search.value.trim();
}

/** Another choice was made: everything is looked for anew. */
async function lookAnew() {
  const input = { ...(category && { category }), ...(query() && { query: query() }) };
  await Promise.all([refresh(), people.find(query()), upcoming.begin(input), recordings.begin(input)]);
  showCategories();
  showMatching();
}

async function refresh() {
  const [asked, order, words] = [category, sort.value, query()];
  try {
    const input = { limit: Math.min(wanted, listedMax), sort: order, ...(asked && { category: asked }), ...(words && { query: words }) };
    const { items, nextCursor } = await rpc.query("streaming.getActiveSessions", input);
    if (asked !== category || order !== sort.value || words !== query()) return; // another choice was made meanwhile
    listed = items;
    await learnFollowing();
    showCategories();
    showMatching();
    failed.hidden = true;
    more.hidden = !nextCursor || wanted >= listedMax;
  } catch {
    failed.hidden = false;
  }
}

async function learnFollowing() {
  const of = account.user()?.id;
  if (!of) return;
  const unknown = [...new Set(listed.map(({ host }) => host?.id))].filter((id) => id && id !== of && !follows.has(id));
  if (unknown.length === 0) return;
  const answer = await rpc.query("users.getRelationships", { userIds: unknown }).catch(() => null);
  for (const { userId, following: isFollowed } of answer?.items ?? []) follows.set(userId, isFollowed);
}

function showCategories() {
  known = categoriesOf([...listed, ...upcoming.items, ...recordings.items], known);
  finder.hidden = listed.length === 0 && upcoming.items.length === 0 && recordings.items.length === 0 && category === null && !query();
  const shown = [...categories.children].map((chip) => chip.dataset.category);
  const wantedNames = ["", ...known];
  if (shown.length !== wantedNames.length || wantedNames.some((name, i) => shown[i] !== name)) {
    categories.replaceChildren(...wantedNames.map(categoryChip));
  }
  categories.hidden = known.length === 0;
  for (const chip of categories.children) chip.setAttribute("aria-pressed", String((chip.dataset.category || null) === category));
}

function categoryChip(name) {
  const chip = el("button", { type: "button", class: "category-chip", dir: "auto", data: { category: name } }, name || null);
  if (!name) say(chip, "home.all");
  chip.addEventListener("click", () => {
    category = name || null;
    wanted = pageSize;
    showCategories();
    lookAnew();
  });
  return chip;
}

/** What is here is looked through at once; what the server has follows. */
function showMatching() {
  const found = listed.filter((session) => matches(session, search.value));
  const { mine, others } = withFollowedFirst(found, follows);
  showCards(followed, mine);
  following.hidden = mine.length === 0;
  showCards(grid, others);
  const isSought = category !== null || query() !== "";
  empty.hidden = listed.length > 0 || isSought;
  nothing.hidden = !isSought || found.length + people.count + recordings.items.length + upcoming.items.length > 0;
}

setInterval(() => document.visibilityState === "visible" && refresh(), refreshMs);
setInterval(() => document.visibilityState === "visible" && [upcoming, recordings].forEach((shelf) => shelf.refresh()), shelvesMs);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refresh());
document.addEventListener("chobi:language", refresh);
document.addEventListener("chobi:account", () => {
  follows = new Map();
  lookAnew();
});
lookAnew();

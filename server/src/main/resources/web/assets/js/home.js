/** `/`: who is live now, kept up to date while the page is open. */
import { rpc } from "./account.js";
import { avatar, el, icon, nameOf } from "./dom.js";
import { formatDuration, say, translateTree } from "./i18n.js";
import { categoriesOf, matches } from "./home-finder.js";
import { serverNow } from "./server-clock.js";
import "./site-header.js";

const refreshMs = 3_000;
const pictureMs = 12_000;
const pageSize = 24;

const grid = document.querySelector("#sessions");
const empty = document.querySelector("#empty");
const failed = document.querySelector("#failed");
const more = document.querySelector("#more");
const finder = document.querySelector("#finder");
const search = document.querySelector("#search");
const sort = document.querySelector("#sort");
const categories = document.querySelector("#categories");
const nothing = document.querySelector("#nothing");
let wanted = pageSize;
let category = null;
/** All that has been seen, so that choosing one does not take away the others. */
let known = [];
let listed = [];

translateTree(document);
more.addEventListener("click", () => {
  wanted += pageSize;
  refresh();
});

search.addEventListener("input", () => showMatching());
sort.addEventListener("change", () => refresh());

async function refresh() {
  const [asked, order] = [category, sort.value];
  try {
    // At most four pages: beyond that nobody looks, and the list is asked for every few seconds.
    const input = { limit: Math.min(wanted, 96), sort: order, ...(asked && { category: asked }) };
    const { items, nextCursor } = await rpc.query("streaming.getActiveSessions", input);
    if (asked !== category || order !== sort.value) return; // another choice was made meanwhile
    listed = items;
    showCategories();
    showMatching();
    failed.hidden = true;
    more.hidden = !nextCursor || wanted >= 96;
  } catch {
    failed.hidden = false;
  }
}

function showCategories() {
  known = categoriesOf(listed, known);
  finder.hidden = listed.length === 0 && category === null;
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
    refresh();
  });
  return chip;
}

/** The search looks at what is listed; the server lists what is on air. */
function showMatching() {
  const found = listed.filter((session) => matches(session, search.value));
  show(found);
  empty.hidden = listed.length > 0 || category !== null;
  nothing.hidden = found.length > 0 || !empty.hidden;
}

/** Cards are kept and only their contents renewed, so that focus and hover survive the refresh. */
function show(sessions) {
  const cards = new Map([...grid.children].map((card) => [card.dataset.id, card]));
  const wantedCards = sessions.map((session) => fill(cards.get(session.id) ?? newCard(session), session));
  const isSame = wantedCards.length === grid.children.length && wantedCards.every((card, i) => grid.children[i] === card);
  if (!isSame) grid.replaceChildren(...wantedCards);
  grid.hidden = sessions.length === 0;
}

function newCard(session) {
  const hue = [...session.id].reduce((sum, character) => (sum * 31 + character.codePointAt(0)) % 360, 7);
  const face = session.kind === "audio" ? icon("wave") : null;
  const cover = el("div", { class: "cover" }, el("span", { class: "cover-letter", "aria-hidden": "true" }, face));
  cover.style.setProperty("--hue", hue);
  cover.append(
    say(el("span", { class: "live-mark" }), "status.live"),
    el("span", { class: "chip cover-time", data: { part: "time" } }),
    el("span", { class: "chip cover-viewers", data: { part: "viewers" } }),
  );
  const words = el("div", { class: "card-words" }, el("h2", { dir: "auto" }), el("p", { class: "muted" }, el("bdi", {})));
  const link = el("a", { href: `/watch/${session.id}` }, cover, el("div", { class: "card-foot" }, avatar(session.host), words));
  return el("li", { class: "card session-card", data: { id: session.id } }, link);
}

/** The address stays, the picture changes: a new query every while brings the new one. */
function showPicture(card, url) {
  const cover = card.querySelector(".cover");
  let picture = cover.querySelector("img");
  if (!url) {
    picture?.remove();
    return;
  }
  const src = `${new URL(url, location.href).pathname}?at=${Math.floor(serverNow() / pictureMs)}`;
  if (!picture) {
    picture = el("img", { class: "cover-picture", alt: "" });
    picture.addEventListener("error", () => picture.remove());
    cover.prepend(picture);
  }
  if (picture.getAttribute("src") !== src) picture.src = src;
}

function fill(card, session) {
  showPicture(card, session.thumbnailUrl);
  const letter = [...(session.title || nameOf(session.host))][0].toUpperCase();
  if (session.kind !== "audio") card.querySelector(".cover-letter").textContent = letter;
  card.querySelector("h2").textContent = session.title;
  card.querySelector("bdi").textContent = nameOf(session.host);
  card.classList.toggle("is-interrupted", session.status === "interrupted");
  say(card.querySelector(".live-mark"), session.status === "interrupted" ? "status.interrupted" : "status.live");
  say(card.querySelector("[data-part=viewers]"), "count.viewers", { n: session.counts?.viewers ?? 0 });
  const since = session.liveAt ? formatDuration((serverNow() - Date.parse(session.liveAt)) / 1000) : "";
  card.querySelector("[data-part=time]").textContent = since;
  let chip = card.querySelector(".category");
  if (session.category && !chip) {
    chip = el("span", { class: "chip category", dir: "auto" });
    card.querySelector(".card-words").append(chip);
  }
  if (session.category) chip.textContent = session.category;
  else chip?.remove();
  return card;
}

setInterval(() => document.visibilityState === "visible" && refresh(), refreshMs);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refresh());
document.addEventListener("chobi:language", refresh);
refresh();

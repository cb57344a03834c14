/** The card of a session that is on air: its picture, renewed while it is looked at, and what it is. */
import { avatar, el, icon, nameOf } from "./dom.js";
import { formatDuration, say } from "./i18n.js";
import { serverNow } from "./server-clock.js";

const pictureMs = 12_000;

/** Shows `sessions` in `grid`. Cards are kept and only their contents renewed, so that focus and hover survive. */
export function showCards(grid, sessions) {
  const cards = new Map([...grid.children].map((card) => [card.dataset.id, card]));
  const wanted = sessions.map((session) => fill(cards.get(session.id) ?? newCard(session), session));
  const isSame = wanted.length === grid.children.length && wanted.every((card, i) => grid.children[i] === card);
  if (!isSame) grid.replaceChildren(...wanted);
  grid.hidden = sessions.length === 0;
}

/** A colour that stays the same for the same thing. */
export function hueOf(id) {
  return [...id].reduce((sum, character) => (sum * 31 + character.codePointAt(0)) % 360, 7);
}

function newCard(session) {
  const face = session.kind === "audio" ? icon("wave") : null;
  const cover = el("div", { class: "cover" }, el("span", { class: "cover-letter", "aria-hidden": "true" }, face));
  cover.style.setProperty("--hue", hueOf(session.id));
  cover.append(
    say(el("span", { class: "live-mark" }), "status.live"),
    el("span", { class: "chip cover-time", data: { part: "time" } }),
    el("span", { class: "chip cover-viewers", data: { part: "viewers" } }),
  );
  const words = el("div", { class: "card-words" }, el("h3", { dir: "auto" }), el("p", { class: "muted" }, el("bdi", {})));
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
  card.querySelector("h3").textContent = session.title;
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

/** One line of the chat: a message, an announcement, a gift, or what became of the session. */
import { account } from "./account.js";
import { avatar, el, icon, nameOf } from "./dom.js";
import { giftName, giftPicture } from "./gifts.js";
import { language, say, sayAttribute } from "./i18n.js";
import { partsOf } from "./chat-text.js";
import { marksOf } from "./standing-marks.js";
import { shownOf } from "./withdrawn.js";

export const stateWords = {
  session_live: "chat.wentLive",
  session_interrupted: "chat.wasInterrupted",
  session_ended: "chat.hasEnded",
};

const badges = { owner: "chat.host", co_host: "chat.coHost", moderator: "chat.moderator" };
const quoteMax = 120;

/** Whether a row is something to read. */
export function isLine({ type, payload }) {
  return type === "message" || type === "announcement" || (type === "gift" && payload.quantity > 0) || type in stateWords;
}

/**
 * `roleOf(userId)`: for the badge. `isHost`: the reader reads on what was deleted. `find(messageId)`: the row of an earlier
 * message, or undefined.
 */
export function chatLine(row, { roleOf, isHost, find }) {
  if (row.type in stateWords) return say(el("div", { class: "chat-state", data: { seq: row.seq } }), stateWords[row.type]);
  const { text, isDeleted } = shownOf(row.payload, isHost);
  const words = row.type === "gift" ? giftWords(row) : textWords({ ...row.payload, text });
  if (isDeleted) sayDeleted(words, text);
  const line = el("div", { class: `chat-line is-${row.type}`, data: { seq: row.seq, user: row.actor?.id ?? "" } });
  line.actor = row.actor;
  line.classList.toggle("deleted", isDeleted);
  const name = el("bdi", { class: "chat-name", data: { part: "name" } }, nameOf(row.actor));
  const by = el("span", { class: "chat-by" }, name, marksOf(row.actor, { most: 2 }));
  if (row.type === "announcement") by.append(say(el("span", { class: "badge announcement-mark" }), "chat.announcement"));
  const quote = row.payload.replyTo && !isDeleted ? quoteOf(row.payload.replyTo, find) : null;
  const time = el("time", { datetime: row.at }, clockOf(row.at));
  line.append(avatar(row.actor), el("div", { class: "chat-words" }, quote, by, words), time);
  markRole(line, roleOf(row.actor?.id));
  if (row.type === "gift") {
    Object.assign(line.dataset, { combo: row.payload.streak?.id ?? "", quantity: row.payload.quantity });
    return line;
  }
  const me = account.user()?.id;
  line.classList.toggle("mentions-me", me !== undefined && (row.payload.mentions ?? []).some(({ id }) => id === me));
  line.dataset.id = row.payload.id ?? "";
  line.dataset.testid = row.type === "message" ? "chat-message" : "announcement";
  if (row.type === "message") line.append(menuButton());
  return line;
}

/** Shows in `line` what its author is. Called again when that changes. */
export function markRole(line, role) {
  line.dataset.role = role;
  line.querySelector(".role-badge")?.remove();
  if (role in badges) line.querySelector(".chat-name")?.after(say(el("span", { class: `badge role-badge is-${role}` }), badges[role]));
}

/** Out of the tab order, since there are hundreds: the arrow keys lead there from the list. */
function menuButton() {
  const button = el("button", { type: "button", class: "chat-more", tabindex: "-1", "aria-haspopup": "menu", "aria-expanded": "false" });
  button.append(icon("more"));
  return sayAttribute(button, "aria-label", "chat.more");
}

function textWords(payload) {
  const words = el("span", { class: "chat-text", dir: "auto" });
  words.append(
    ...partsOf(payload).map((part) => {
      if (part.kind === "emoji") return el("img", { class: "chat-emoji", src: part.url, alt: part.text, title: part.text, loading: "lazy" });
      if (part.kind === "mention") return el("b", { class: `mention ${part.user.id === account.user()?.id ? "of-me" : ""}` }, part.text);
      return part.text;
    }),
  );
  return words;
}

function quoteOf(messageId, find) {
  const original = find(messageId);
  const quote = el("button", { type: "button", class: "chat-quote", tabindex: "-1", data: { quotes: messageId } });
  if (original) {
    const text = original.payload.text ?? "";
    quote.append(el("bdi", {}, nameOf(original.actor)), " ", el("span", { dir: "auto" }, text.slice(0, quoteMax)));
  } else {
    quote.append(say(el("span"), "chat.quoteAway"));
  }
  return quote;
}

/** `text`: what the host still reads; empty for everybody else. */
export function sayDeleted(words, text) {
  const label = say(el("span"), "chat.deleted");
  words.replaceChildren(...(text ? [el("s", { dir: "auto" }, text), " ", label] : [label]));
}

export function giftWords({ payload: { gift, quantity } }) {
  const words = say(el("span", { class: "chat-text" }), quantity > 1 ? "chat.giftMany" : "chat.gift", {
    n: quantity,
    get gift() {
      return giftName(gift);
    },
  });
  return el("span", { class: `chat-gift ${gift.tier}` }, words, el("img", { src: giftPicture(gift), alt: "", width: 22, height: 22 }));
}

function clockOf(at) {
  return new Date(at).toLocaleTimeString(language() === "ar" ? "ar-u-nu-latn" : "en", { hour: "2-digit", minute: "2-digit" });
}

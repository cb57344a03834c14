/** Why there is no moving picture, in words, as long as there is none. */
import { el } from "./dom.js";
import { say } from "./i18n.js";

/** A short pause is not worth a word. */
const lostMs = 2_500;
const stillMs = 4_000;

/**
 * The trouble to tell of, or null. `isOnline`: what the browser knows of its network; `lostForMs`: how long the room has
 * been away; `isOnAir`: whether there should be a picture; `stillForMs`: how long it has stood although nobody paused it;
 * `cannotPlay`: `codec` or `browser`, when it never will. Pure.
 */
export function troubleOf({ isOnline, lostForMs, isOnAir, stillForMs, cannotPlay }) {
  if (!isOnline || lostForMs > lostMs) return "offline";
  if (!isOnAir) return null;
  if (cannotPlay) return cannotPlay;
  return stillForMs > stillMs ? "stalled" : null;
}

const words = {
  offline: "trouble.offline",
  codec: "trouble.codec",
  browser: "trouble.browser",
  stalled: "trouble.stalled",
};

const removals = {
  banned: { title: "watch.bannedTitle", text: "watch.bannedText" },
  kicked: { title: "watch.kickedTitle", text: "watch.kickedText" },
  suspended: { title: "watch.suspendedTitle", text: "watch.suspendedText" },
};

/** What somebody reads who was put out of the room: {title, text}. A reason that this page does not know has words too. */
export function removalWords(reason) {
  return removals[reason] ?? { title: "watch.removedTitle", text: "watch.removedText" };
}

/** A line over the picture; `show(trouble)` as often as one likes. */
export class TroubleNote {
  #shown = null;
  element = el("p", { class: "trouble", role: "status", hidden: true, data: { testid: "trouble" } });

  show(trouble) {
    if (trouble === this.#shown) return;
    this.#shown = trouble;
    this.element.hidden = trouble === null;
    this.element.dataset.trouble = trouble ?? "";
    if (trouble) say(this.element, words[trouble]);
  }
}

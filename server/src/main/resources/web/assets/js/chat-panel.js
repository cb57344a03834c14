/**
 * `<chobi-chat>`: the messages of a session and the line to write one. The page hands it rows (`add`), tells it the
 * moment on screen (`tick`), and gives it `send` to send with, `standing` (who is what) and `act` (what moderators do).
 */
import { account } from "./account.js";
import { ChatComposer } from "./chat-composer.js";
import { chatLine, giftWords, isLine, markRole, sayDeleted } from "./chat-line.js";
import { messageMenu } from "./chat-moderation.js";
import { el, icon, nameOf } from "./dom.js";
import { hush, say, sayAttribute } from "./i18n.js";
import { MediaSchedule } from "./media-schedule.js";
import { ensureSignedIn, sayFailure } from "./sign-up.js";
import { openUserCard } from "./user-card.js";
import { uuid7 } from "./uuid7.js";
import { withdrawn } from "./withdrawn.js";

/** More lines than anybody scrolls back; a long evening must not fill the phone's memory. */
const linesMax = 200;
const timingKey = "chobi.chatTiming";
/** A presence notice stays this long; in a busy room the next one replaces it. */
const noticeMs = 3_000;
const foundMs = 1_500;

export class ChatPanel extends HTMLElement {
  #list = el("div", { class: "chat-lines", role: "log", "aria-live": "polite", tabindex: "0" });
  #newer = el("button", { type: "button", class: "chat-newer", hidden: true, onclick: () => this.#toEnd() });
  #notice = el("p", { class: "chat-notice" });
  #complaint = el("p", { class: "chat-complaint", role: "alert" });
  #rules = el("p", { class: "chat-rules", hidden: true });
  #pinned = el("div", { class: "chat-pinned", hidden: true, data: { testid: "pinned-message" } });
  #timing = el("select", { data: { testid: "chat-timing" } });
  #tools = el("span", { class: "chat-tools" });
  #composer = new ChatComposer((text, replyTo) => this.#submit(text, replyTo));
  #schedule = new MediaSchedule();
  #rows = new Map();
  #standing = null;
  #noticeTimer;
  #hasLines = false;

  /** `(text, clientMessageId, replyTo) → Promise`, set by the page. */
  send = async () => {};
  /** `(name, input)`: a moderator's procedure of this session, set by the page. */
  act = async () => {};
  hostId = null;

  connectedCallback() {
    if (this.#hasLines) return;
    this.#hasLines = true;
    sayAttribute(this.#list, "aria-label", "chat.log");
    sayAttribute(this.#timing, "aria-label", "chat.timing");
    say(this.#newer, "chat.newMessages");
    for (const [value, key] of [
      ["instant", "chat.timingInstant"],
      ["video", "chat.timingVideo"],
    ]) {
      this.#timing.append(say(el("option", { value }), key));
    }
    this.#timing.value = localStorage.getItem(timingKey) === "video" ? "video" : "instant";
    this.#timing.addEventListener("change", () => {
      localStorage.setItem(timingKey, this.#timing.value);
      if (this.#timing.value === "instant") this.tick(null);
    });
    const head = el("header", { class: "panel-head" }, say(el("h2"), "chat.title"), el("span", { class: "space" }), this.#tools);
    if (!this.hasAttribute("instant-only")) head.append(this.#timing);
    const lines = el("div", { class: "chat-body" }, say(el("p", { class: "chat-empty" }), "chat.empty"), this.#list, this.#newer);
    const slot = el("div", { class: "chat-slot" });
    this.append(head, this.#pinned, slot, lines, this.#notice, this.#complaint, this.#rules, this.#composer.element);
    this.#list.addEventListener("scroll", () => {
      if (this.#isAtEnd()) this.#newer.hidden = true;
    });
    this.#list.addEventListener("click", (event) => this.#onClick(event));
    this.#list.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /** Who is what; what it says is shown from now on. */
  set standing(standing) {
    this.#standing = standing;
    standing.addEventListener("change", () => this.#showStanding());
    this.#showStanding();
  }

  /** The channel's custom emoji: `() → Promise<[{name, url}]>`. */
  set ownEmoji(read) {
    this.#composer.ownEmoji = read;
  }

  /** What stands above the messages: a poll. */
  get slotAbove() {
    return this.querySelector(".chat-slot");
  }

  /** Buttons of the host and moderators. */
  get tools() {
    return this.#tools;
  }

  /** A row of the log; what is not for reading is left out. One's own words appear at once in either timing. */
  add(row) {
    if (row.type === "message_deleted") return this.delete(row.payload.messageId);
    if (!isLine(row)) return;
    const isMine = row.actor !== null && row.actor?.id === account.user()?.id;
    if (this.#timing.value === "instant" || isMine) this.#show(row);
    else this.#schedule.add(row, row.mediaAt);
  }

  /** Called often with the moment on screen (ms, or null when no video plays). */
  tick(onScreen) {
    for (const row of this.#schedule.take(onScreen)) this.#show(row);
  }

  notice(key, values) {
    say(this.#notice, key, values);
    this.#notice.classList.add("shown");
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = setTimeout(() => this.#notice.classList.remove("shown"), noticeMs);
  }

  delete(messageId) {
    // What still waits for its moment of the video must not say it then.
    this.#schedule.change((row) => (row.payload?.id === messageId ? withdrawn(row, this.#readsAll) : row));
    const line = this.#lineOf(messageId);
    if (!line || line.classList.contains("deleted")) return;
    line.classList.add("deleted");
    line.querySelector(".chat-quote")?.remove();
    const words = line.querySelector(".chat-text");
    sayDeleted(words, this.#readsAll ? words.textContent : "");
    this.#rows.set(messageId, withdrawn(this.#rows.get(messageId), this.#readsAll));
  }

  /** Whoever moderates reads on what was deleted. */
  get #readsAll() {
    return this.#standing?.mayModerate ?? (this.hostId !== null && account.user()?.id === this.hostId);
  }

  setConnected(isConnected) {
    this.classList.toggle("offline", !isConnected);
    if (isConnected) hush(this.#complaint);
    else say(this.#complaint, "chat.reconnecting");
  }

  close() {
    this.#composer.close();
  }

  async #submit(text, replyTo) {
    if (!(await ensureSignedIn())) return;
    const written = this.#composer.clear();
    hush(this.#complaint);
    try {
      await this.send(text, uuid7(), replyTo);
      this.#toEnd();
    } catch (failure) {
      this.#composer.restore(written);
      sayFailure(this.#complaint, failure);
    }
    this.#composer.focus();
  }

  #show(row) {
    if (row.actor) this.#composer.noteSpeaker(row.actor);
    const stays = this.#isAtEnd();
    // Rows caught up from the log belong between those already here.
    const lines = [...this.#list.children];
    // A combo is one line that counts up where it began, also when two people race.
    const combo = row.type === "gift" && row.payload.streak?.id;
    const begun = combo && lines.findLast((line) => line.dataset.combo === combo);
    if (begun) return this.#countUp(begun, row);
    const after = lines.findLast((line) => Number(line.dataset.seq) < row.seq);
    if (row.payload.id) this.#rows.set(row.payload.id, row);
    const line = chatLine(row, { roleOf: (id) => this.#roleOf(id), isHost: this.#readsAll, find: (id) => this.#rows.get(id) });
    if (after) after.after(line);
    else this.#list.prepend(line);
    while (this.#list.children.length > linesMax) {
      this.#rows.delete(this.#list.firstChild.dataset.id);
      this.#list.firstChild.remove();
    }
    if (stays) this.#toEnd();
    else this.#newer.hidden = false;
  }

  #countUp(line, row) {
    const quantity = Number(line.dataset.quantity) + row.payload.quantity;
    line.dataset.quantity = quantity;
    line.querySelector(".chat-gift").replaceWith(giftWords({ payload: { ...row.payload, quantity } }));
  }

  #roleOf(userId) {
    if (this.#standing) return this.#standing.roleOf(userId);
    return userId === this.hostId ? "owner" : "viewer";
  }

  #showStanding() {
    const { mode, pinned } = this.#standing;
    for (const line of this.#list.children) {
      if (line.dataset.user && line.dataset.role !== this.#roleOf(line.dataset.user)) markRole(line, this.#roleOf(line.dataset.user));
    }
    const rule = ruleOf(mode);
    this.#rules.hidden = rule === null;
    if (rule) say(this.#rules, rule.key, rule.values);
    this.#showPinned(pinned);
  }

  #showPinned(pinned) {
    this.#pinned.hidden = pinned === null;
    if (pinned === null) return this.#pinned.replaceChildren();
    const words = el("span", { class: "chat-pinned-words" }, el("bdi", { class: "chat-name" }, nameOf(pinned.user)), " ");
    words.append(el("span", { dir: "auto" }, pinned.text));
    this.#pinned.replaceChildren(icon("pin"), say(el("span", { class: "visually-hidden" }), "chat.pinned"), words);
    if (!this.#standing.mayModerate) return;
    const take = el("button", { type: "button", class: "chat-reply-cancel" }, icon("close"));
    take.addEventListener("click", () => this.act("unpinMessage", {}).catch((failure) => sayFailure(this.#complaint, failure)));
    this.#pinned.append(sayAttribute(take, "aria-label", "chat.unpin"));
  }

  #onClick(event) {
    const line = event.target.closest(".chat-line");
    const quote = event.target.closest(".chat-quote");
    if (quote) return this.#toLine(quote.dataset.quotes);
    if (event.target.closest(".chat-name") && line.actor) return openUserCard(event.target.closest(".chat-by"), line.actor);
    const row = this.#rows.get(line?.dataset.id);
    if (!row || row.type !== "message") return;
    const more = event.target.closest(".chat-more");
    // A finger has no hover, so a tap on the line opens what the button would.
    const isTap = matchMedia("(hover: none)").matches && getSelection().isCollapsed;
    if (more || isTap) this.#openMenu(line, row);
  }

  #openMenu(line, row) {
    messageMenu(line.querySelector(".chat-more"), row, {
      standing: this.#standing,
      composer: this.#composer,
      act: this.act,
      isDeleted: line.classList.contains("deleted"),
    });
  }

  /** From line to line by the arrow keys: each message's button is out of the tab order. */
  #onKey(event) {
    const direction = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!direction) return;
    const buttons = [...this.#list.querySelectorAll(".chat-more")];
    const at = buttons.indexOf(document.activeElement);
    const next = at < 0 ? buttons.at(-1) : buttons[at + direction];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  #toLine(messageId) {
    const line = this.#lineOf(messageId);
    if (!line) return;
    line.scrollIntoView({ block: "nearest" });
    line.classList.add("found");
    setTimeout(() => line.classList.remove("found"), foundMs);
  }

  #lineOf(messageId) {
    return [...this.#list.children].find((line) => line.dataset.id === messageId);
  }

  #isAtEnd() {
    const { scrollTop, scrollHeight, clientHeight } = this.#list;
    return scrollHeight - scrollTop - clientHeight < 40;
  }

  #toEnd() {
    this.#list.scrollTop = this.#list.scrollHeight;
    this.#newer.hidden = true;
  }
}

/** The strictest rule that holds, in words; null where one may write as one likes. */
function ruleOf({ slowSeconds, followersOnly, emojiOnly }) {
  if (followersOnly) return { key: "chat.ruleFollowers" };
  if (emojiOnly) return { key: "chat.ruleEmoji" };
  if (slowSeconds > 0) return { key: "chat.ruleSlow", values: { n: slowSeconds } };
  return null;
}

customElements.define("chobi-chat", ChatPanel);

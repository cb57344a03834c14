/**
 * `<chobi-chat>`: the messages of a session and the line to write one. The page hands it rows (`add`), tells it the
 * moment on screen (`tick`), and gives it `send` to send with.
 */
import { account } from "./account.js";
import { avatar, el, icon, nameOf } from "./dom.js";
import { giftName, giftPicture } from "./gifts.js";
import { hush, language, say, sayAttribute } from "./i18n.js";
import { MediaSchedule } from "./media-schedule.js";
import { ensureSignedIn, sayFailure } from "./sign-up.js";
import { uuid7 } from "./uuid7.js";
import { shownOf, withdrawn } from "./withdrawn.js";

/** More lines than anybody scrolls back; a long evening must not fill the phone's memory. */
const linesMax = 200;
const timingKey = "chobi.chatTiming";
/** A presence notice stays this long; in a busy room the next one replaces it. */
const noticeMs = 3_000;

const stateWords = {
  session_live: "chat.wentLive",
  session_interrupted: "chat.wasInterrupted",
  session_ended: "chat.hasEnded",
};

export class ChatPanel extends HTMLElement {
  #list = el("ol", { class: "chat-lines", role: "log", "aria-live": "polite", tabindex: "0" });
  #newer = el("button", { type: "button", class: "chat-newer", hidden: true, onclick: () => this.#toEnd() });
  #notice = el("p", { class: "chat-notice" });
  #complaint = el("p", { class: "chat-complaint", role: "alert" });
  #input = el("textarea", { rows: 1, maxlength: 500, dir: "auto", enterkeyhint: "send", data: { testid: "chat-input" } });
  #send = el("button", { type: "submit", class: "button primary chat-send", data: { testid: "chat-send" } }, icon("send"));
  #timing = el("select", { data: { testid: "chat-timing" } });
  #schedule = new MediaSchedule();
  #noticeTimer;
  #hasLines = false;

  /** `(text, clientMessageId) → Promise`, set by the page. */
  send = async () => {};
  hostId = null;

  connectedCallback() {
    if (this.#hasLines) return;
    this.#hasLines = true;
    sayAttribute(this.#list, "aria-label", "chat.log");
    sayAttribute(this.#input, "placeholder", "chat.placeholder");
    sayAttribute(this.#input, "aria-label", "chat.input");
    sayAttribute(this.#send, "aria-label", "chat.send");
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
    const head = el("header", { class: "panel-head" }, say(el("h2"), "chat.title"), el("span", { class: "space" }));
    if (!this.hasAttribute("instant-only")) head.append(this.#timing);
    const form = el("form", { class: "chat-form", onsubmit: (event) => this.#submit(event) }, this.#input, this.#send);
    const lines = el("div", { class: "chat-body" }, say(el("p", { class: "chat-empty" }), "chat.empty"), this.#list, this.#newer);
    this.append(head, lines, el("div", { class: "chat-slot" }), this.#notice, this.#complaint, form);
    this.#input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    this.#input.addEventListener("input", () => this.#fitInput());
    this.#list.addEventListener("scroll", () => {
      if (this.#isAtEnd()) this.#newer.hidden = true;
    });
  }

  /** A row of the log; what is not for reading is left out. One's own words appear at once in either timing. */
  add(row) {
    if (row.type === "message_deleted") return this.delete(row.payload.messageId);
    if (!(row.type === "message" || (row.type === "gift" && row.payload.quantity > 0) || row.type in stateWords)) return;
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
    this.#schedule.change((row) => (row.payload?.id === messageId ? withdrawn(row, this.#isHost) : row));
    const line = [...this.#list.children].find((candidate) => candidate.dataset.id === messageId);
    if (!line || line.classList.contains("deleted")) return;
    line.classList.add("deleted");
    const words = line.querySelector(".chat-text");
    sayDeleted(words, this.#isHost ? words.textContent : "");
  }

  get #isHost() {
    return this.hostId !== null && account.user()?.id === this.hostId;
  }

  setConnected(isConnected) {
    this.classList.toggle("offline", !isConnected);
    if (isConnected) hush(this.#complaint);
    else say(this.#complaint, "chat.reconnecting");
  }

  close() {
    this.#input.disabled = true;
    this.#send.disabled = true;
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.#input.value.trim();
    if (!text || !(await ensureSignedIn())) return;
    this.#input.value = "";
    this.#fitInput();
    hush(this.#complaint);
    try {
      await this.send(text, uuid7());
    } catch (failure) {
      // What was written is given back, unless the person is already writing something else.
      if (!this.#input.value) this.#input.value = text;
      sayFailure(this.#complaint, failure);
    }
    this.#input.focus();
  }

  #fitInput() {
    this.#input.style.height = "auto";
    this.#input.style.height = `${Math.min(this.#input.scrollHeight, 120)}px`;
  }

  #show(row) {
    const stays = this.#isAtEnd();
    // Rows caught up from the log belong between those already here.
    const lines = [...this.#list.children];
    // A combo is one line that counts up where it began, also when two people race.
    const combo = row.type === "gift" && row.payload.streak?.id;
    const begun = combo && lines.findLast((line) => line.dataset.combo === combo);
    if (begun) return this.#countUp(begun, row);
    const after = lines.findLast((line) => Number(line.dataset.seq) < row.seq);
    const line = this.#line(row);
    if (after) after.after(line);
    else this.#list.prepend(line);
    while (this.#list.children.length > linesMax) this.#list.firstChild.remove();
    if (stays) this.#toEnd();
    else this.#newer.hidden = false;
  }

  #countUp(line, row) {
    const quantity = Number(line.dataset.quantity) + row.payload.quantity;
    line.dataset.quantity = quantity;
    line.querySelector(".chat-gift").replaceWith(giftWords({ payload: { ...row.payload, quantity } }));
  }

  #line(row) {
    if (row.type in stateWords) {
      return say(el("li", { class: "chat-state", data: { seq: row.seq } }), stateWords[row.type]);
    }
    const isHost = row.actor?.id === this.hostId;
    const name = el("bdi", { class: `chat-name ${isHost ? "host" : ""}` }, nameOf(row.actor));
    const by = el("span", { class: "chat-by" }, name, isHost ? say(el("span", { class: "badge" }), "chat.host") : null);
    const { text, isDeleted } = shownOf(row.payload, this.#isHost);
    const words = row.type === "gift" ? giftWords(row) : el("span", { class: "chat-text", dir: "auto" }, text);
    if (isDeleted) sayDeleted(words, text);
    const time = el("time", { datetime: row.at }, clockOf(row.at));
    const line = el("li", { class: `chat-line is-${row.type}${isDeleted ? " deleted" : ""}`, data: { seq: row.seq } });
    line.append(avatar(row.actor), el("div", { class: "chat-words" }, by, words), time);
    if (row.type === "message") {
      line.dataset.testid = "chat-message";
      line.dataset.id = row.payload.id ?? "";
    } else {
      line.dataset.combo = row.payload.streak?.id ?? "";
      line.dataset.quantity = row.payload.quantity;
    }
    return line;
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

/** `text`: what the host still reads; empty for everybody else. */
function sayDeleted(words, text) {
  const label = say(el("span"), "chat.deleted");
  words.replaceChildren(...(text ? [el("s", { dir: "auto" }, text), " ", label] : [label]));
}

function giftWords({ payload: { gift, quantity } }) {
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

customElements.define("chobi-chat", ChatPanel);

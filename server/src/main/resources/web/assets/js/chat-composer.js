/** The line to write in: text, emoji, whom one answers, and names to choose from after an `@`. */
import { el, icon, nameOf } from "./dom.js";
import { say, sayAttribute } from "./i18n.js";
import { mentionAt } from "./chat-text.js";
import { openEmojiPicker } from "./emoji-picker.js";

/** People whose names are offered: those who wrote last. */
const peopleMax = 200;
const offeredMax = 5;
const inputHeightMax = 120;

export class ChatComposer {
  #input = el("textarea", { rows: 1, maxlength: 500, dir: "auto", enterkeyhint: "send", data: { testid: "chat-input" } });
  #send = el("button", { type: "submit", class: "button primary chat-send", data: { testid: "chat-send" } }, icon("send"));
  #emoji = el("button", { type: "button", class: "chat-emoji-button", "aria-haspopup": "true", "aria-expanded": "false" }, icon("smile"));
  #reply = el("div", { class: "chat-reply", hidden: true });
  #offers = el("ul", { class: "plain mention-offers", id: "mention-offers", role: "listbox", hidden: true });
  #form = el("form", { class: "chat-form" }, this.#emoji, this.#input, this.#send);
  #people = new Map();
  #replyTo = null;
  #chosen = 0;
  element = el("div", { class: "chat-composer" }, this.#offers, this.#reply, this.#form);

  /** The channel's custom emoji: `() → Promise<[{name, url}]>`. */
  ownEmoji = async () => [];

  /** `submit(text, replyTo)`: replyTo is a message's id or undefined. */
  constructor(submit) {
    sayAttribute(this.#input, "placeholder", "chat.placeholder");
    sayAttribute(this.#input, "aria-label", "chat.input");
    sayAttribute(this.#send, "aria-label", "chat.send");
    sayAttribute(this.#emoji, "aria-label", "chat.emoji");
    sayAttribute(this.#offers, "aria-label", "chat.people");
    this.#input.setAttribute("aria-autocomplete", "list");
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = this.#input.value.trim();
      if (text) submit(text, this.#replyTo ?? undefined);
    });
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    this.#input.addEventListener("input", () => this.#onInput());
    this.#input.addEventListener("blur", () => setTimeout(() => this.#offer([]), 150));
    this.#emoji.addEventListener("click", async () => {
      const own = await this.ownEmoji().catch(() => []);
      openEmojiPicker(this.#emoji, own, (text) => this.#insert(text));
    });
  }

  /** Takes what is written out of the field; `restore` gives it back. */
  clear() {
    const before = { text: this.#input.value, replyTo: this.#replyTo, reply: [...this.#reply.childNodes] };
    this.#input.value = "";
    this.#cancelReply();
    this.#fit();
    return before;
  }

  /** Unless the person is already writing something else. */
  restore({ text, replyTo, reply }) {
    if (this.#input.value) return;
    this.#input.value = text;
    if (replyTo) {
      this.#replyTo = replyTo;
      this.#reply.replaceChildren(...reply);
      this.#reply.hidden = false;
    }
    this.#fit();
  }

  focus() {
    this.#input.focus();
  }

  /** Answers a message: `row` is its row. */
  replyTo(row) {
    this.#replyTo = row.payload.id;
    const words = el("span", { class: "chat-reply-words" }, say(el("span"), "chat.replyingTo", { name: nameOf(row.actor) }), " ");
    words.append(el("span", { class: "muted", dir: "auto" }, row.payload.text ?? ""));
    const cancel = el("button", { type: "button", class: "chat-reply-cancel", onclick: () => this.#cancelReply() }, icon("close"));
    this.#reply.replaceChildren(words, sayAttribute(cancel, "aria-label", "action.cancel"));
    this.#reply.hidden = false;
    this.focus();
  }

  mention(user) {
    this.#insert(`@${user.username} `);
  }

  /** Somebody who is here. */
  noteSpeaker(user) {
    if (!user?.username) return;
    this.#people.delete(user.username);
    this.#people.set(user.username, user);
    if (this.#people.size > peopleMax) this.#people.delete(this.#people.keys().next().value);
  }

  close() {
    for (const part of [this.#input, this.#send, this.#emoji]) part.disabled = true;
  }

  #cancelReply() {
    this.#replyTo = null;
    this.#reply.hidden = true;
    this.#reply.replaceChildren();
  }

  #insert(text) {
    this.#input.setRangeText(text, this.#input.selectionStart, this.#input.selectionEnd, "end");
    this.#fit();
    this.focus();
  }

  #onInput() {
    this.#fit();
    const found = mentionAt(this.#input.value, this.#input.selectionStart);
    const name = found?.name.toLowerCase();
    const fits = ({ username, displayName }) =>
      username.toLowerCase().startsWith(name) || (displayName ?? "").toLowerCase().startsWith(name);
    this.#offer(found ? [...this.#people.values()].reverse().filter(fits).slice(0, offeredMax) : []);
  }

  #offer(people) {
    this.#chosen = 0;
    this.#offers.hidden = people.length === 0;
    this.#offers.replaceChildren(
      ...people.map((user, i) => {
        const name = [el("bdi", {}, nameOf(user)), el("span", { class: "muted", dir: "ltr" }, ` @${user.username}`)];
        const offer = el("li", { id: `mention-offer-${i}`, role: "option", class: "mention-offer" }, name);
        offer.user = user;
        // Before the field loses its focus.
        offer.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          this.#accept(user);
        });
        return offer;
      }),
    );
    this.#mark();
  }

  #mark() {
    [...this.#offers.children].forEach((offer, i) => offer.setAttribute("aria-selected", String(i === this.#chosen)));
    if (this.#offers.hidden) this.#input.removeAttribute("aria-activedescendant");
    else this.#input.setAttribute("aria-activedescendant", `mention-offer-${this.#chosen}`);
  }

  #accept(user) {
    const { from } = mentionAt(this.#input.value, this.#input.selectionStart) ?? { from: this.#input.selectionStart };
    this.#input.setRangeText(`@${user.username} `, from, this.#input.selectionStart, "end");
    this.#offer([]);
    this.focus();
  }

  #onKey(event) {
    if (event.isComposing) return;
    if (!this.#offers.hidden && this.#onOfferKey(event)) return event.preventDefault();
    if (event.key === "Escape" && this.#replyTo) return this.#cancelReply();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    this.#form.requestSubmit();
  }

  #onOfferKey({ key }) {
    const offers = [...this.#offers.children];
    if (key === "ArrowDown" || key === "ArrowUp") {
      this.#chosen = (this.#chosen + (key === "ArrowDown" ? 1 : -1) + offers.length) % offers.length;
      this.#mark();
    } else if (key === "Enter" || key === "Tab") {
      this.#accept(offers[this.#chosen].user);
    } else if (key === "Escape") {
      this.#offer([]);
    } else {
      return false;
    }
    return true;
  }

  #fit() {
    this.#input.style.height = "auto";
    this.#input.style.height = `${Math.min(this.#input.scrollHeight, inputHeightMax)}px`;
  }
}

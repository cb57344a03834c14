/** The newest follower of a host, for the overlay: a name that stays, and a word when another one comes. */
import { avatar, el, nameOf } from "./dom.js";
import { say } from "./i18n.js";

/** Followers are no rows of a session; the server is asked. */
const askMs = 5_000;

export class NewestFollower {
  #rpc;
  #element;
  #hostId = null;
  #shown = null;
  #timer;

  /** `rpc`: whoever asks is nobody; a host who hides their followers hides them here too. */
  constructor(element, rpc) {
    this.#element = element;
    this.#rpc = rpc;
  }

  /** Null: there is no host to ask about. */
  of(hostId) {
    if (hostId === this.#hostId) return;
    this.#hostId = hostId;
    this.#shown = null;
    this.#element.hidden = true;
    clearTimeout(this.#timer);
    if (hostId !== null) this.#ask();
  }

  async #ask() {
    const hostId = this.#hostId;
    const page = await this.#rpc.query("users.getFollowers", { userId: hostId, limit: 1 }).catch(() => null);
    if (hostId !== this.#hostId) return;
    if (page !== null) this.#show(page.items[0] ?? null);
    this.#timer = setTimeout(() => this.#ask(), askMs);
  }

  #show(user) {
    if ((user?.id ?? null) === (this.#shown?.id ?? null) && this.#shown !== null) return;
    const isNews = this.#shown !== null && user !== null;
    this.#shown = user ?? { id: null };
    this.#element.hidden = user === null;
    if (user === null) return;
    const words = el("span", { class: "overlay-follower-words" }, say(el("small"), "overlay.follower"), el("bdi", {}, nameOf(user)));
    this.#element.replaceChildren(avatar(user), words);
    this.#element.dataset.user = user.id;
    this.#element.classList.remove("is-news");
    void this.#element.offsetWidth; // starts the animation anew
    this.#element.classList.toggle("is-news", isNews);
  }
}

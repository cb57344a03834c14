/** A host's sessions, newest first: the one that runs, those to come, and those that are over with their reports. */
import { rpc } from "./account.js";
import { el } from "./dom.js";
import { formatNumber, language, say } from "./i18n.js";

const pageSize = 12;
const againMs = 3_000;

export class SessionList {
  #list = el("ul", { class: "plain" });
  #none = say(el("p", { class: "muted", hidden: true }), "studio.none");
  #more = say(el("button", { type: "button", class: "button small", hidden: true }), "home.more");
  #cursor = null;
  element = el("section", { class: "studio-list" }, say(el("h2"), "studio.yours"), this.#none, this.#list, this.#more);

  constructor() {
    this.#more.addEventListener("click", () => this.#read());
    this.#read();
  }

  async #read() {
    try {
      const { items, nextCursor } = await rpc.query("streaming.getSessions", { limit: pageSize, ...(this.#cursor && { cursor: this.#cursor }) });
      this.#list.append(...items.map(row));
      this.#cursor = nextCursor;
      this.#more.hidden = nextCursor === null;
      this.#none.hidden = this.#list.children.length > 0;
    } catch (failure) {
      if (failure.isPassing) setTimeout(() => this.element.isConnected && this.#read(), againMs);
    }
  }
}

function row(session) {
  const state = say(el("span", { class: `chip is-${session.status}` }), `status.${session.status}`);
  const title = el("span", { class: "studio-list-title", dir: "auto" }, session.title);
  const at = new Date(session.liveAt ?? session.createdAt);
  const format = new Intl.DateTimeFormat(language() === "ar" ? "ar-u-nu-latn" : "en", { dateStyle: "medium", timeStyle: "short" });
  const facts = el("span", { class: "muted small" }, format.format(at));
  if (session.status === "ended" && session.counts.peak > 0) {
    facts.append(" · ", say(el("span"), "report.peak"), ` ${formatNumber(session.counts.peak)}`);
  }
  const words = el("span", { class: "studio-list-words" }, title, facts);
  return el("li", {}, el("a", { class: "card studio-list-row", href: `#${session.id}` }, words, state));
}

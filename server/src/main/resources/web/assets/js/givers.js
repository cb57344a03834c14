/**
 * `<chobi-givers>`: who gave most. A button with the first three of this session; behind it the rankings of the session,
 * the day, the week and of all time.
 */
import { account, rpc } from "./account.js";
import { avatar, el, icon, nameOf } from "./dom.js";
import { askOf, boards, pauseMs } from "./giver-boards.js";
import { formatNumber, say, sayAttribute } from "./i18n.js";
import { openBeside } from "./popover-menu.js";
import { openUserCard } from "./user-card.js";

const facesMax = 3;
const words = { session: "givers.session", day: "givers.day", week: "givers.week", all: "givers.all" };

export class Givers extends HTMLElement {
  #faces = el("span", { class: "givers-faces", "aria-hidden": "true" });
  #button = el("button", { type: "button", class: "givers-button", "aria-haspopup": "dialog", "aria-expanded": "false" });
  #panel = null;
  #board = "session";
  #list = el("ol", { class: "plain givers-list", tabindex: "0" });
  #note = el("p", { class: "muted givers-note", role: "status" });
  #isStale = false;
  #nextAt = 0;
  #timer;

  /** {sessionId, hostId}, set by the page. */
  of = null;

  connectedCallback() {
    this.#button.dataset.testid = "givers";
    if (!this.#faces.isConnected) {
      this.#button.append(icon("trophy"), say(el("span", { class: "visually-hidden" }), "givers.title"), this.#faces);
      sayAttribute(this.#button, "title", "givers.title");
      this.#button.addEventListener("click", () => this.#open());
      this.append(this.#button);
    }
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#isStale && Date.now() >= this.#nextAt && !document.hidden && this.read(), 1_000);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  /** A gift came: the ranking may be another. */
  note() {
    this.#isStale = true;
  }

  async read() {
    if (this.of === null) return;
    this.#isStale = false;
    this.#nextAt = Date.now() + pauseMs(this.#panel !== null, Math.random());
    const board = this.#panel === null ? "session" : this.#board;
    const answer = await rpc.query("gifts.getLeaderboard", askOf(board, this.of)).catch(() => null);
    if (answer === null) {
      if (this.#panel !== null) say(this.#note, "givers.failed");
      return;
    }
    if (board === "session") this.#faces.replaceChildren(...answer.items.slice(0, facesMax).map(({ user }) => avatar(user)));
    if (this.#panel !== null && board === this.#board) this.#show(answer.items);
  }

  #open() {
    const tabs = el("div", { class: "givers-tabs", role: "group" });
    sayAttribute(tabs, "aria-label", "givers.period");
    for (const board of boards) {
      const tab = say(el("button", { type: "button", class: "category-chip", data: { board } }), words[board]);
      tab.addEventListener("click", () => this.#choose(board));
      tabs.append(tab);
    }
    const panel = el("div", { class: "menu givers-panel", role: "dialog", popover: "auto", data: { testid: "givers-panel" } });
    sayAttribute(panel, "aria-label", "givers.title");
    panel.append(say(el("h2"), "givers.title"), tabs, this.#note, this.#list);
    panel.addEventListener("toggle", ({ newState }) => {
      if (newState === "closed") this.#panel = null;
    });
    this.#panel = panel;
    this.#list.replaceChildren();
    openBeside(this.#button, panel);
    this.#choose(this.#board);
    tabs.querySelector("[aria-pressed=true]").focus();
  }

  #choose(board) {
    this.#board = board;
    for (const tab of this.#panel.querySelectorAll("[data-board]")) tab.setAttribute("aria-pressed", String(tab.dataset.board === board));
    this.read();
  }

  #show(items) {
    if (items.length > 0) this.#note.replaceChildren();
    else say(this.#note, "givers.nobody");
    const me = account.user()?.id;
    this.#list.replaceChildren(
      ...items.map(({ rank, user, coins }) => {
        const name = el("button", { type: "button", class: "name-button" }, el("bdi", { class: "chat-name" }, nameOf(user)));
        if (user) name.addEventListener("click", () => openUserCard(this.#button, user));
        else name.disabled = true;
        const price = el("span", { class: "gift-price" }, icon("coin"), formatNumber(coins));
        const row = el("li", { data: { rank, user: user?.id ?? "" } }, el("b", { class: "givers-rank" }, formatNumber(rank)), avatar(user), name);
        row.append(el("span", { class: "space" }), price);
        row.classList.toggle("is-me", me !== undefined && user?.id === me);
        return row;
      }),
    );
  }
}

customElements.define("chobi-givers", Givers);

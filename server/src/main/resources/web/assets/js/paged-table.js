/** A table of what the server lists page by page. */
import { el } from "./dom.js";
import { wordsFor } from "./failure.js";
import { has, say } from "./i18n.js";

/** As many rows as anybody reads in one go; beyond it one looks for something. */
const rowsMax = 500;

export class PagedTable {
  #read;
  #cells;
  #body = el("tbody");
  #note = el("p", { class: "muted table-note", role: "status" });
  #more = say(el("button", { type: "button", class: "button small", hidden: true }), "home.more");
  #cursor = null;
  #turn = 0;

  /**
   * `columns`: keys of what stands above them; `read({cursor?})` → {items, nextCursor}; `cells(item, again)` → what stands in
   * a row, one for each column; `again()` reads the list anew.
   */
  constructor({ label, columns, read, cells }) {
    this.#read = read;
    this.#cells = cells;
    const head = el("tr", {}, columns.map((key) => say(el("th", { scope: "col" }), key)));
    const table = el("table", { class: "table" }, say(el("caption", { class: "visually-hidden" }), label), el("thead", {}, head), this.#body);
    this.#more.addEventListener("click", () => this.#next());
    this.element = el("div", { class: "table-box" }, el("div", { class: "table-scroll", tabindex: "0" }, table), this.#note, this.#more);
  }

  /** From the first page on. */
  async begin() {
    const turn = ++this.#turn;
    await this.#take({}, turn, true);
  }

  async #next() {
    await this.#take({ cursor: this.#cursor }, this.#turn, false);
  }

  async #take(place, turn, isFirst) {
    let page;
    try {
      page = await this.#read(place);
    } catch (failure) {
      if (turn !== this.#turn) return;
      const { key, values } = wordsFor(failure, has);
      say(this.#note, key, values);
      return;
    }
    if (turn !== this.#turn) return; // another list was asked for meanwhile
    const rows = page.items.map((item) => {
      const row = el("tr", { data: { id: item.id ?? "" } });
      row.append(...this.#cells(item, () => this.begin()).map((cell) => el("td", {}, cell)));
      return row;
    });
    if (isFirst) this.#body.replaceChildren(...rows);
    else this.#body.append(...rows);
    this.#cursor = page.nextCursor;
    this.#more.hidden = this.#cursor === null || this.#body.children.length >= rowsMax;
    if (this.#body.children.length > 0) this.#note.replaceChildren();
    else say(this.#note, "admin.nothing");
  }
}

/** A small button in a row. */
export function rowButton(key, act, kind = "") {
  return say(el("button", { type: "button", class: `button small ${kind}`, data: { act: key.split(".").at(-1) }, onclick: act }), key);
}

/** A choice that filters a list: `choices` are [value, key]. */
export function chooser(label, choices, onChoose) {
  const box = el("select", { class: "chooser" });
  for (const [value, key] of choices) box.append(say(el("option", { value }), key));
  box.addEventListener("change", () => onChoose(box.value));
  return el("label", { class: "chooser-label" }, say(el("span", { class: "visually-hidden" }), label), box);
}

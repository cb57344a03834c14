/** People who are found by their names, each with a card behind the name. */
import { rpc } from "./account.js";
import { avatar, el, nameOf } from "./dom.js";
import { openUserCard } from "./user-card.js";

/** The server finds nobody by less. */
const lettersMin = 2;
const peopleMax = 12;

export class PeopleFound {
  #section;
  #list;
  #asked = "";
  count = 0;

  constructor(section) {
    this.#section = section;
    this.#list = section.querySelector("ul");
  }

  async find(query) {
    this.#asked = query;
    const page = query.length < lettersMin ? { items: [] } : await rpc.query("users.search", { query, limit: peopleMax }).catch(() => ({ items: [] }));
    if (this.#asked !== query) return;
    this.count = page.items.length;
    this.#section.hidden = this.count === 0;
    this.#list.replaceChildren(...page.items.map(person));
  }
}

function person(user) {
  const names = el("span", { class: "person-found-names" }, el("b", { dir: "auto" }, nameOf(user)), el("span", { class: "muted small", dir: "ltr" }, `@${user.username}`));
  const button = el("button", { type: "button", class: "card person-found", "aria-haspopup": "dialog", "aria-expanded": "false" }, avatar(user), names);
  button.addEventListener("click", () => openUserCard(button, user));
  return el("li", { data: { user: user.id } }, button);
}

/** Who hosts beside the host: added by name, removed again. They moderate, and keep what they may when they are in a private session. */
import { rpc } from "./account.js";
import { avatar, el, nameOf } from "./dom.js";
import { hush, say, sayAttribute } from "./i18n.js";
import { sayFailure } from "./sign-up.js";

const typingMs = 300;
const lettersMin = 2;
const foundMax = 6;

export class CoHostCard {
  #sessionId;
  #hostId;
  #coHosts = [];
  #shown = "";
  #list = el("ul", { class: "plain people-rows", data: { testid: "co-hosts" } });
  #found = el("ul", { class: "plain people-rows", data: { testid: "co-host-found" } });
  #input = el("input", { type: "search", name: "person", autocomplete: "off", dir: "auto" });
  #complaint = el("p", { class: "form-error", role: "alert" });
  #typing;
  element = el("section", { class: "card pad co-host-card" }, say(el("h2"), "studio.coHosts"), say(el("p", { class: "muted" }), "studio.coHostsHint"));

  constructor(session) {
    this.#sessionId = session.id;
    this.#hostId = session.host?.id;
    sayAttribute(this.#input, "placeholder", "studio.coHostFind");
    sayAttribute(this.#input, "aria-label", "studio.coHostFind");
    this.#input.addEventListener("input", () => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => this.#find(), typingMs);
    });
    this.element.append(this.#list, el("div", { class: "field" }, this.#input), this.#found, this.#complaint);
    this.show(session.coHosts ?? []);
  }

  /** As the session has them now. Built anew only when they changed. */
  show(coHosts) {
    const now = coHosts.map(({ id }) => id).join();
    if (now === this.#shown && this.#list.children.length === coHosts.length) return;
    this.#shown = now;
    this.#coHosts = coHosts;
    this.#list.replaceChildren(...coHosts.map((user) => this.#row(user, "studio.coHostRemove", "removeCoHost", "danger")));
  }

  async #find() {
    const query = this.#input.value.trim();
    if (query.length < lettersMin) return this.#found.replaceChildren();
    const page = await rpc.query("users.search", { query, limit: foundMax }).catch(() => null);
    if (page === null || query !== this.#input.value.trim()) return;
    const taken = new Set([this.#hostId, ...this.#coHosts.map(({ id }) => id)]);
    const people = page.items.filter(({ id }) => !taken.has(id));
    if (people.length === 0) this.#found.replaceChildren(say(el("li", { class: "muted small" }), "studio.coHostNobody"));
    else this.#found.replaceChildren(...people.map((user) => this.#row(user, "studio.coHostAdd", "addCoHost", "primary")));
  }

  #row(user, key, procedure, kind) {
    const button = say(el("button", { type: "button", class: `button small ${kind}` }), key);
    button.addEventListener("click", async () => {
      hush(this.#complaint);
      button.disabled = true;
      try {
        const { coHosts } = await rpc.mutate(`streaming.${procedure}`, { sessionId: this.#sessionId, userId: user.id });
        this.#input.value = "";
        this.#found.replaceChildren();
        this.show(coHosts);
      } catch (failure) {
        sayFailure(this.#complaint, failure);
        button.disabled = false;
      }
    });
    const names = el("span", { class: "person-found-names" }, el("b", { dir: "auto" }, nameOf(user)), el("span", { class: "muted small", dir: "ltr" }, `@${user.username}`));
    return el("li", { data: { user: user.id } }, avatar(user), names, el("span", { class: "space" }), button);
  }
}

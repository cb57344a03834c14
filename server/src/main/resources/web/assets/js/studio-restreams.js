/** Where else this session is sent: the list with how each goes, adding one, removing one. */
import { rpc } from "./account.js";
import { el } from "./dom.js";
import { formatNumber, say, sayAttribute } from "./i18n.js";
import { field, sayFailure } from "./sign-up.js";

const targetsMax = 5;

export class RestreamCard {
  #sessionId;
  #rows = new Map();
  #list = el("ul", { class: "plain restreams" });
  #complaint = el("p", { class: "form-error", role: "alert" });
  #form = this.#addForm();
  #open = say(el("button", { type: "button", class: "button small", data: { testid: "restream-open" } }), "studio.restreamAdd");
  element = el(
    "section",
    { class: "card pad restream-card" },
    say(el("h2"), "studio.restream"),
    say(el("p", { class: "muted" }), "studio.restreamHint"),
    this.#list,
    this.#complaint,
    this.#open,
    this.#form,
  );

  constructor(sessionId) {
    this.#sessionId = sessionId;
    this.#open.addEventListener("click", () => this.#showForm(true));
    this.reread();
  }

  /** Called every few seconds: how sending goes is known to the server only. */
  async reread() {
    const answer = await rpc.query("streaming.getRestreams", { sessionId: this.#sessionId }).catch(() => null);
    if (answer) this.#show(answer.items);
  }

  #show(items) {
    for (const [id, row] of this.#rows) {
      if (items.some((item) => item.id === id)) continue;
      row.element.remove();
      this.#rows.delete(id);
    }
    for (const item of items) {
      if (!this.#rows.has(item.id)) this.#rows.set(item.id, this.#row(item));
      this.#rows.get(item.id).show(item);
    }
    this.#open.disabled = items.length >= targetsMax;
  }

  #row({ id, name, url }) {
    const state = el("span", { class: "chip", role: "status" });
    const rate = el("span", { class: "muted small" });
    const error = el("p", { class: "form-error", dir: "auto" });
    const remove = say(el("button", { type: "button", class: "button small" }), "studio.restreamRemove");
    remove.addEventListener("click", () => this.#remove(id, remove));
    const head = el("div", { class: "restream-head" }, el("b", { dir: "auto" }, name), state, rate, el("span", { class: "space" }), remove);
    const element = el("li", { data: { testid: "restream" } }, head, el("p", { class: "muted small", dir: "ltr" }, url), error);
    this.#list.append(element);
    return {
      element,
      show({ status }) {
        element.dataset.state = status.state;
        state.className = `chip is-${status.state}`;
        const words = `restream.${status.state}`;
        if (state.dataset.i18n !== words) say(state, words);
        rate.textContent = status.state === "live" ? `${formatNumber(Math.round(status.bitsPerSecond / 1000))} kbit/s` : "";
        error.textContent = status.state === "live" ? "" : (status.lastError ?? "");
      },
    };
  }

  async #remove(restreamId, button) {
    button.disabled = true;
    await this.#attempt(() => rpc.mutate("streaming.removeRestream", { restreamId }), this.#complaint);
    button.disabled = false;
    await this.reread();
  }

  #addForm() {
    const name = field("name", "studio.restreamName", { maxlength: 60, autocomplete: "off" });
    const url = field("url", "studio.restreamUrl", { maxlength: 1000, dir: "ltr", inputmode: "url", autocomplete: "off" });
    sayAttribute(url.querySelector("input"), "placeholder", "studio.restreamUrlHint");
    const key = field("streamKey", "studio.key", { maxlength: 1000, dir: "ltr", type: "password", autocomplete: "off", required: false });
    const complaint = el("p", { class: "form-error", role: "alert" });
    const submit = say(el("button", { type: "submit", class: "button small primary" }), "studio.restreamAdd");
    const cancel = say(el("button", { type: "button", class: "button small" }), "action.cancel");
    const form = el("form", { class: "form", hidden: true }, name, url, key, complaint, el("div", { class: "choices" }, submit, cancel));
    cancel.addEventListener("click", () => this.#showForm(false));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const values = Object.fromEntries([...new FormData(form)].map(([key, value]) => [key, value.trim()]));
      if (!values.streamKey) delete values.streamKey;
      submit.disabled = true;
      const isAdded = await this.#attempt(() => rpc.mutate("streaming.addRestream", { sessionId: this.#sessionId, ...values }), complaint);
      submit.disabled = false;
      if (!isAdded) return;
      this.#showForm(false);
      await this.reread();
    });
    return form;
  }

  #showForm(isShown) {
    this.#form.hidden = !isShown;
    this.#open.hidden = isShown;
    this.#form.reset();
    this.#form.querySelector(".form-error").textContent = "";
    if (isShown) this.#form.querySelector("input").focus();
  }

  async #attempt(call, complaint) {
    try {
      complaint.textContent = "";
      await call();
      return true;
    } catch (failure) {
      sayFailure(complaint, failure);
      return false;
    }
  }
}

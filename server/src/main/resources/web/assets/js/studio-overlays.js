/** Overlays for the broadcasting program: make an address, try it, take it back. An address is shown once. */
import { rpc } from "./account.js";
import { ask } from "./dialog.js";
import { el } from "./dom.js";
import { hush, say } from "./i18n.js";
import { field, sayFailure } from "./sign-up.js";
import { copyRow } from "./studio-encoder.js";

export class OverlayCard {
  #list = el("ul", { class: "plain overlays" });
  #fresh = el("div", { class: "overlay-fresh" });
  #complaint = el("p", { class: "form-error", role: "alert" });
  element = el("section", { class: "card pad overlay-card", data: { testid: "overlays" } }, say(el("h2"), "studio.overlays"));

  constructor() {
    const name = field("name", "studio.overlayName", { maxlength: 60, autocomplete: "off" });
    const submit = say(el("button", { type: "submit", class: "button small" }), "studio.overlayMake");
    const form = el("form", { class: "overlay-form" }, name, submit);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#attempt(submit, async () => {
        const { path } = await rpc.mutate("streaming.createOverlay", { name: new FormData(form).get("name").trim() });
        form.reset();
        this.#showFresh(path);
        await this.#read();
      });
    });
    this.element.append(say(el("p", { class: "muted" }), "studio.overlaysHint"), this.#fresh, this.#list, this.#complaint, form);
    this.#read().catch((failure) => sayFailure(this.#complaint, failure));
  }

  #showFresh(path) {
    const hint = say(el("p", { class: "muted small" }), "studio.overlayOnce");
    this.#fresh.replaceChildren(copyRow("studio.overlayAddress", location.origin + path, { testid: "overlay-address", isSecret: true }), hint, optionsHint());
  }

  async #read() {
    const { items } = await rpc.query("streaming.getOverlays");
    this.#list.replaceChildren(...items.map((overlay) => this.#row(overlay)));
  }

  #row({ id, name }) {
    const button = (key, act, kind = "") => {
      const element = say(el("button", { type: "button", class: `button small ${kind}` }), key);
      element.addEventListener("click", () => this.#attempt(element, act));
      return element;
    };
    const test = button("studio.overlayTest", () => rpc.mutate("streaming.testOverlay", { overlayId: id }));
    test.dataset.testid = "overlay-test";
    const revoke = button("studio.overlayRevoke", () => this.#revoke(id, name), "danger");
    return el("li", { data: { id } }, el("b", { dir: "auto" }, name), el("span", { class: "space" }), test, revoke);
  }

  async #revoke(overlayId, name) {
    const answer = await ask({
      title: "studio.overlayRevokeTitle",
      text: "studio.overlayRevokeText",
      values: { name },
      buttons: [
        { value: "cancel", label: "action.cancel" },
        { value: "revoke", label: "studio.overlayRevoke", kind: "danger" },
      ],
    });
    if (answer !== "revoke") return;
    await rpc.mutate("streaming.revokeOverlay", { overlayId });
    this.#fresh.replaceChildren();
    await this.#read();
  }

  async #attempt(button, work) {
    hush(this.#complaint);
    button.disabled = true;
    try {
      await work();
    } catch (failure) {
      sayFailure(this.#complaint, failure);
    } finally {
      button.disabled = false;
    }
  }
}

function optionsHint() {
  const example = el("code", { dir: "ltr" }, "?show=gifts,goal,follower&theme=clear&side=end&size=1.5&color=ff8800&seconds=30");
  return el("p", { class: "muted small break" }, say(el("span"), "studio.overlayOptions"), " ", example);
}

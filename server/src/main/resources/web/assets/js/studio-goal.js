/** The session's goal as its host sets it: what gifts should come to, and for what. */
import { rpc } from "./account.js";
import { askForm } from "./dialog.js";
import { el } from "./dom.js";
import { hush, say } from "./i18n.js";
import { field, sayFailure } from "./sign-up.js";
import "./goal-bar.js";

export class GoalCard {
  #sessionId;
  #complaint = el("p", { class: "form-error", role: "alert" });
  #remove = say(el("button", { type: "button", class: "button small", hidden: true, data: { testid: "goal-remove" } }), "studio.goalRemove");
  #set = say(el("button", { type: "button", class: "button small", data: { testid: "goal-set" } }), "studio.goalSet");
  bar = el("chobi-goal", { hidden: true });
  element = el("section", { class: "card pad goal-card" }, say(el("h2"), "studio.goal"), say(el("p", { class: "muted" }), "studio.goalHint"));

  constructor(sessionId) {
    this.#sessionId = sessionId;
    this.#set.addEventListener("click", () => this.#ask());
    this.#remove.addEventListener("click", () => this.#takeAway());
    this.element.append(this.bar, this.#complaint, el("div", { class: "choices" }, this.#set, this.#remove));
    new MutationObserver(() => (this.#remove.hidden = this.bar.hidden)).observe(this.bar, { attributes: true, attributeFilter: ["hidden"] });
  }

  async #ask() {
    const answer = await askForm({
      title: "studio.goalSet",
      text: "studio.goalText",
      parts: [
        field("title", "studio.goalTitle", { maxlength: 100, autocomplete: "off" }),
        field("coins", "studio.goalCoins", { type: "number", min: 1, step: 1, dir: "ltr" }),
      ],
      submit: "action.save",
      act: (values) => rpc.mutate("gifts.setGoal", { sessionId: this.#sessionId, title: values.get("title").trim(), coins: Number(values.get("coins")) }),
    });
    if (answer) this.bar.begin(answer.goal);
  }

  async #takeAway() {
    hush(this.#complaint);
    this.#remove.disabled = true;
    try {
      await rpc.mutate("gifts.removeGoal", { sessionId: this.#sessionId });
      this.bar.begin(null);
    } catch (failure) {
      sayFailure(this.#complaint, failure);
    } finally {
      this.#remove.disabled = false;
    }
  }
}

/**
 * `<chobi-goal>`: what gifts should come to, and what they have come to. Told with `add` and shown at its moment of the
 * video (`tick`), so that the bar grows with the gift one sees and not before it.
 */
import { el, icon } from "./dom.js";
import { goalAfter, shareOf } from "./goal-state.js";
import { formatNumber, say } from "./i18n.js";
import { MediaSchedule } from "./media-schedule.js";

export class GoalBar extends HTMLElement {
  #schedule = new MediaSchedule();
  #goal = null;
  #title = el("span", { class: "goal-title", dir: "auto" });
  #numbers = el("span", { class: "goal-numbers", dir: "ltr" });
  #fill = el("span", { class: "goal-fill" });
  #bar = el("div", { class: "goal-track", role: "progressbar", "aria-valuemin": "0" }, this.#fill);
  #reached = say(el("span", { class: "goal-reached", hidden: true }), "goal.reached");

  connectedCallback() {
    this.dataset.testid = "goal";
    this.hidden = this.#goal === null;
    if (this.#bar.isConnected) return;
    this.append(el("div", { class: "goal-words" }, icon("target"), this.#title, this.#reached, this.#numbers), this.#bar);
  }

  /** What gifts.getGoal answers. */
  begin(goal) {
    this.#set(goal);
  }

  /** A row `goal_…`, or `goal_updated` with the moment it belongs to. */
  add(told) {
    this.#schedule.add(told, told.mediaAt);
  }

  tick(onScreen) {
    for (const told of this.#schedule.take(onScreen)) this.#set(goalAfter(this.#goal, told));
  }

  #set(goal) {
    const grew = goal !== null && this.#goal?.id === goal.id && goal.progress > this.#goal.progress;
    this.#goal = goal;
    this.hidden = goal === null;
    if (goal === null) return;
    const { title, coins, progress, reached } = goal;
    this.#title.textContent = title;
    this.#numbers.replaceChildren(icon("coin"), `${formatNumber(progress)} / ${formatNumber(coins)}`);
    this.#fill.style.setProperty("inline-size", `${shareOf(goal) * 100}%`);
    this.#bar.setAttribute("aria-label", title);
    this.#bar.setAttribute("aria-valuemax", String(coins));
    this.#bar.setAttribute("aria-valuenow", String(Math.min(coins, Math.max(0, progress))));
    this.#reached.hidden = !reached;
    Object.assign(this.dataset, { progress, reached });
    if (!grew) return;
    this.classList.remove("grew");
    void this.offsetWidth; // starts the animation anew
    this.classList.add("grew");
  }
}

customElements.define("chobi-goal", GoalBar);

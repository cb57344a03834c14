/**
 * `<chobi-battle>`: two hosts, what gifts to each have come to, and how long it goes on, by the clock that both sessions
 * share. Rows and figures come with `add` and are shown at their moment of the video (`tick`).
 */
import { battleAfter, outcomeOf, secondsLeft, sidesOf } from "./battle-state.js";
import { avatar, el, icon, nameOf } from "./dom.js";
import { formatDuration, formatNumber, say, sayAttribute } from "./i18n.js";
import { MediaSchedule } from "./media-schedule.js";
import { serverNow } from "./server-clock.js";

/** The result stays this long. */
const resultMs = 15_000;
/** The last seconds are told by colour. */
const closeSeconds = 10;
const outcomes = { won: "battle.won", lost: "battle.lost", drawn: "battle.drawn" };

export class BattleBar extends HTMLElement {
  #schedule = new MediaSchedule();
  #battle = null;
  #clock = el("b", { class: "battle-clock", dir: "ltr" });
  #result = el("p", { class: "battle-result", role: "status" });
  #fill = el("span", { class: "battle-fill" });
  #own = side("own", el("span", { class: "battle-side own" }));
  #other = side("other", el("a", { class: "battle-side other" }));
  #hideTimer;
  #timer;

  /** Of which session this page is; set by the page. */
  sessionId = null;

  connectedCallback() {
    this.dataset.testid = "battle";
    this.hidden = this.#battle === null;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#showClock(), 250);
    if (this.#fill.isConnected) return;
    sayAttribute(this.#other.element, "title", "battle.visit");
    const middle = el("span", { class: "battle-middle" }, icon("bolt"), this.#clock);
    const words = el("div", { class: "battle-sides" }, this.#own.element, middle, this.#other.element);
    this.append(words, el("div", { class: "battle-track", "aria-hidden": "true" }, this.#fill), this.#result);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  /** What gifts.getBattle answers; one that was over before is no news. */
  begin(battle) {
    if (battle?.status === "running") this.#set(battle);
  }

  /** `battle_started`, `battle_ended` or `battle_updated`, with the moment it belongs to. */
  add(told) {
    this.#schedule.add(told, told.mediaAt);
  }

  tick(onScreen) {
    for (const { payload } of this.#schedule.take(onScreen)) {
      const battle = battleAfter(this.#battle, payload);
      if (battle !== null && battle !== this.#battle) this.#set(battle);
    }
  }

  #set(battle) {
    const wasOver = this.#battle?.id === battle.id && this.#battle.status === "ended";
    this.#battle = battle;
    this.hidden = false;
    const { own, other, share } = sidesOf(battle, this.sessionId);
    this.#own.show(own);
    this.#other.show(other);
    this.#other.element.href = `/watch/${other.sessionId}`;
    this.#fill.style.setProperty("inline-size", `${share * 100}%`);
    const outcome = outcomeOf(battle, this.sessionId);
    this.dataset.status = battle.status;
    this.dataset.outcome = outcome ?? "";
    clearTimeout(this.#hideTimer);
    if (outcome === null) this.#result.replaceChildren();
    else {
      if (!wasOver) say(this.#result, outcomes[outcome], { name: nameOf(own.host), other: nameOf(other.host) });
      this.#hideTimer = setTimeout(() => this.dismiss(), resultMs);
    }
    this.#showClock();
  }

  /** Nothing is shown any more. */
  dismiss() {
    this.#battle = null;
    this.hidden = true;
  }

  #showClock() {
    if (this.#battle === null) return;
    const left = this.#battle.status === "ended" ? 0 : secondsLeft(this.#battle, serverNow());
    const shown = formatDuration(left);
    if (this.#clock.textContent !== shown) this.#clock.textContent = shown;
    this.classList.toggle("is-close", this.#battle.status === "running" && left <= closeSeconds);
  }
}

function side(part, element) {
  const face = el("span", { class: "battle-face" });
  const name = el("bdi", { class: "battle-name" });
  const score = el("b", { class: "battle-score", data: { testid: `battle-${part}` } });
  element.append(face, el("span", { class: "battle-who" }, name, score));
  let shown;
  return {
    element,
    show({ host, score: coins }) {
      if (shown !== (host?.id ?? "")) face.replaceChildren(avatar(host));
      shown = host?.id ?? "";
      name.textContent = nameOf(host);
      score.textContent = formatNumber(coins);
      score.dataset.score = coins;
    },
  };
}

customElements.define("chobi-battle", BattleBar);

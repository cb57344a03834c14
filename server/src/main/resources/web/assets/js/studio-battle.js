/** A battle of gifts as its host leads it: challenge another session that is live, answer challenges, give up. */
import { rpc } from "./account.js";
import { ask, askForm } from "./dialog.js";
import { avatar, el, nameOf } from "./dom.js";
import { formatDuration, hush, say } from "./i18n.js";
import { sayFailure } from "./sign-up.js";
import "./battle-bar.js";

const seconds = [60, 180, 300, 600];
const opponentsMax = 50;

export class BattleCard {
  #sessionId;
  #battle = null;
  #shown = "";
  #challenges = el("ul", { class: "plain people-rows", data: { testid: "challenges" } });
  #complaint = el("p", { class: "form-error", role: "alert" });
  #leave = say(el("button", { type: "button", class: "button small danger", hidden: true, data: { testid: "battle-leave" } }), "studio.battleLeave");
  #challenge = say(el("button", { type: "button", class: "button small", data: { testid: "battle-challenge" } }), "studio.battleChallenge");
  bar = el("chobi-battle", { hidden: true });
  element = el("section", { class: "card pad battle-card" }, say(el("h2"), "studio.battle"), say(el("p", { class: "muted" }), "studio.battleHint"));

  constructor(sessionId) {
    this.#sessionId = sessionId;
    this.#challenge.addEventListener("click", () => this.#attempt(this.#challenge, () => this.#ask()));
    this.#leave.addEventListener("click", () => this.#attempt(this.#leave, () => this.#giveUp()));
    this.element.append(this.bar, this.#challenges, this.#complaint, el("div", { class: "choices" }, this.#challenge, this.#leave));
    this.reread();
  }

  /** Called every few seconds: a challenge is the two hosts' own affair, and no event tells of it. */
  async reread() {
    const answer = await rpc.query("gifts.getBattle", { sessionId: this.#sessionId }).catch(() => null);
    if (answer === null) return;
    this.#battle = answer.battle?.status === "running" ? answer.battle : null;
    if (this.#battle) this.bar.begin(this.#battle);
    this.#leave.hidden = this.#battle === null;
    this.#challenge.hidden = this.#battle !== null;
    const now = JSON.stringify(answer.challenges);
    if (now === this.#shown) return;
    this.#shown = now;
    this.#challenges.replaceChildren(...answer.challenges.map((battle) => this.#row(battle)));
  }

  #row(battle) {
    const isOurs = battle.challengerSessionId === this.#sessionId;
    const other = isOurs ? battle.opponent : battle.challenger;
    const button = (key, kind, accept) => {
      const element = say(el("button", { type: "button", class: `button small ${kind}`, data: { accept } }), key);
      const work = isOurs
        ? () => rpc.mutate("gifts.leaveBattle", { battleId: battle.id, sessionId: this.#sessionId })
        : () => rpc.mutate("gifts.answerBattle", { battleId: battle.id, accept });
      element.addEventListener("click", () => this.#attempt(element, work));
      return element;
    };
    const words = say(el("span", { class: "space", dir: "auto" }), isOurs ? "studio.battleAsked" : "studio.battleAsks", {
      name: nameOf(other),
      time: formatDuration(battle.seconds),
    });
    const acts = isOurs ? [button("action.cancel", "", false)] : [button("studio.battleAccept", "primary", true), button("studio.battleDecline", "", false)];
    return el("li", { data: { battle: battle.id } }, avatar(other), words, acts);
  }

  async #ask() {
    const { items } = await rpc.query("streaming.getActiveSessions", { limit: opponentsMax });
    const others = items.filter(({ id, status }) => id !== this.#sessionId && status === "live");
    if (others.length === 0) {
      await ask({ title: "studio.battleChallenge", text: "studio.battleNobody", buttons: [{ value: "ok", label: "action.ok", kind: "primary" }] });
      return;
    }
    const whom = el("select", { name: "opponent" }, others.map(({ id, title, host }) => el("option", { value: id, dir: "auto" }, `${nameOf(host)} · ${title}`)));
    const length = el("select", { name: "seconds" });
    for (const value of seconds) length.append(say(el("option", { value, selected: value === 180 }), "studio.minutes", { n: value / 60 }));
    await askForm({
      title: "studio.battleChallenge",
      text: "studio.battleText",
      parts: [
        el("label", { class: "field" }, say(el("span", { class: "label" }), "studio.battleWhom"), whom),
        el("label", { class: "field" }, say(el("span", { class: "label" }), "studio.battleLength"), length),
      ],
      submit: "studio.battleChallenge",
      act: (values) =>
        rpc.mutate("gifts.challengeBattle", {
          sessionId: this.#sessionId,
          opponentSessionId: values.get("opponent"),
          seconds: Number(values.get("seconds")),
        }),
    });
  }

  async #giveUp() {
    const answer = await ask({
      title: "studio.battleLeaveTitle",
      text: "studio.battleLeaveText",
      buttons: [
        { value: "cancel", label: "action.cancel" },
        { value: "leave", label: "studio.battleLeave", kind: "danger" },
      ],
    });
    if (answer === "leave") await rpc.mutate("gifts.leaveBattle", { battleId: this.#battle.id, sessionId: this.#sessionId });
  }

  async #attempt(button, work) {
    hush(this.#complaint);
    button.disabled = true;
    try {
      await work();
      await this.reread();
    } catch (failure) {
      sayFailure(this.#complaint, failure);
    } finally {
      button.disabled = false;
    }
  }
}

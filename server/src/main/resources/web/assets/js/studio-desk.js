/** A host's desk for one session: encoder, receiving or not, preview, viewers, chat, gifts, and the end. */
import { rpc } from "./account.js";
import { ask, askForm } from "./dialog.js";
import { el } from "./dom.js";
import { formatDuration, formatNumber, say } from "./i18n.js";
import { wireRoom } from "./room-wiring.js";
import { serverNow } from "./server-clock.js";
import { SessionRoom } from "./session-room.js";
import { field, sayFailure } from "./sign-up.js";
import { wireGiftSums } from "./gift-sums.js";
import { BattleCard } from "./studio-battle.js";
import { CoHostCard } from "./studio-cohosts.js";
import { copyRow, encoderCard } from "./studio-encoder.js";
import { GiftBook } from "./studio-gifts.js";
import { GoalCard } from "./studio-goal.js";
import { HealthCard } from "./studio-health.js";
import { secretsOf } from "./studio-memory.js";
import { OverlayCard } from "./studio-overlays.js";
import { reportCard } from "./studio-report.js";
import { RestreamCard } from "./studio-restreams.js";
import "./chat-panel.js";
import "./player.js";

/** The page promises *receiving* within 2 s, also while the socket is away. */
const rereadMs = 1_000;
const restreamsMs = 3_000;
/** The desk adds up gifts from the beginning; a longer session than this shows the sum of its last part. */
const historyRows = 10_000;

export class LiveDesk {
  #main;
  #session;
  #playback;
  #room;
  #timers;
  #receiving = el("p", { class: "receiving", role: "status", data: { testid: "receiving", receiving: "false" } });
  #player = el("chobi-player", { preview: true });
  #viewers = el("b", {}, "0");
  #peak = el("b", {}, "0");
  #time = el("b", {}, "0:00");
  #chat = el("chobi-chat", { "instant-only": true });
  #gifts = new GiftBook();
  #health;
  #goal;
  #battle;
  #coHosts;
  #complaint = el("p", { class: "form-error", role: "alert" });
  #title = el("h1", { dir: "auto" });
  #category = el("span", { class: "chip", dir: "auto" });

  constructor(main, { session, playback }) {
    this.#main = main;
    this.#session = session;
    this.#playback = playback;
    if (session.status === "ended") this.#showReport();
    else this.#showDesk();
  }

  close() {
    for (const timer of this.#timers ?? []) clearInterval(timer);
    this.#health?.close();
    this.#room?.close();
    this.#player.stop?.();
    this.#room = null;
  }

  #showDesk() {
    const { id } = this.#session;
    const edit = say(el("button", { type: "button", class: "link", data: { testid: "edit-session" }, onclick: () => this.#edit() }), "studio.edit");
    const end = el("button", { type: "button", class: "button danger", data: { testid: "end-session" }, onclick: () => this.#end() });
    const head = el(
      "header",
      { class: "desk-head" },
      el("div", {}, say(el("a", { class: "link", href: "/studio" }), "studio.back"), this.#title, el("p", {}, this.#category, " ", edit)),
      this.#receiving,
      say(end, "studio.end"),
    );
    const numbers = el(
      "div",
      { class: "numbers" },
      number(this.#viewers, "studio.viewers"),
      number(this.#peak, "studio.peak"),
      number(this.#time, "studio.time"),
      number(this.#gifts.coins, "studio.coins"),
    );
    const preview = el("div", { class: "card preview" }, this.#player, say(el("p", { class: "preview-off muted" }), "studio.previewOff"));
    this.#health = new HealthCard(id);
    const restreams = new RestreamCard(id);
    this.#goal = new GoalCard(id);
    this.#battle = new BattleCard(id);
    this.#coHosts = new CoHostCard(this.#session);
    const columns = el(
      "div",
      { class: "desk" },
      el("div", { class: "desk-column" }, preview, numbers, this.#health.element, this.#shareCard(), this.#coHosts.element, new OverlayCard().element),
      el("div", { class: "desk-column" }, encoderCard(id), this.#gifts.element, this.#goal.element, this.#battle.element, restreams.element),
      el("div", { class: "card desk-chat" }, this.#chat),
    );
    this.#main.replaceChildren(head, this.#complaint, columns);
    this.#player.addEventListener("needs-address", () => this.#player.stop());
    this.#openRoom(id);
    this.#timers = [
      setInterval(() => this.#reread(), rereadMs),
      setInterval(() => this.#showTime(), 1_000),
      setInterval(() => restreams.reread(), restreamsMs),
      setInterval(() => !document.hidden && this.#battle.reread(), restreamsMs),
    ];
    this.#show();
  }

  /** The host sees everything now, whatever the preview shows. */
  #openRoom(sessionId) {
    const room = new SessionRoom({ sessionId, historyRows });
    this.#room = room;
    const wired = wireRoom(room, { session: this.#session, chat: this.#chat });
    const sums = wireGiftSums(room, { sessionId, goal: this.#goal.bar, battle: this.#battle.bar });
    // The host's desk shows everything now: what waits for a moment of the video does not wait here.
    for (const name of ["goal", "battle"]) room.addEventListener(name, () => sums.tick(null));
    room.addEventListener("rows", ({ detail: { rows, isHistory } }) => {
      for (const row of rows) {
        wired.onRow(row, isHistory);
        sums.onRow(row, isHistory);
        if (row.type === "gift") this.#gifts.add(row);
      }
      wired.poll.tick(null);
      sums.tick(null);
    });
    room.addEventListener("session", ({ detail }) => this.#update(detail.session));
    room.addEventListener("viewers", ({ detail }) => this.#update({ counts: { viewers: detail.count } }));
    room.addEventListener("connection", ({ detail }) => this.#chat.setConnected(detail.isJoined));
    room.open();
  }

  #update(changes) {
    const before = this.#session.status;
    this.#session = { ...this.#session, ...changes, counts: { ...this.#session.counts, ...changes.counts } };
    if (this.#session.status === "ended" && before !== "ended") this.#showReport();
    else if (this.#session.status !== "ended") this.#show();
  }

  async #reread() {
    const answer = await rpc.query("streaming.getSession", { sessionId: this.#session.id }).catch(() => null);
    if (!answer || !this.#room) return;
    this.#playback = answer.playback ?? this.#playback;
    this.#update(answer.session);
  }

  #show() {
    const { status, counts, title, category } = this.#session;
    this.#title.textContent = title;
    this.#category.textContent = category ?? "";
    this.#category.hidden = !category;
    this.#coHosts.show(this.#session.coHosts ?? []);
    const isReceiving = status === "live";
    this.#receiving.dataset.receiving = String(isReceiving);
    const words = { live: "studio.receiving", interrupted: "studio.interrupted" }[status] ?? "studio.notReceiving";
    if (this.#receiving.dataset.i18n !== words) say(this.#receiving, words);
    this.#viewers.textContent = formatNumber(counts?.viewers ?? 0);
    this.#peak.textContent = formatNumber(Math.max(counts?.peak ?? 0, counts?.viewers ?? 0));
    this.#showTime();
    if (status !== "created" && this.#playback?.hlsUrl && this.#player.isIdle) this.#player.load(this.#playback.hlsUrl);
  }

  #showTime() {
    const { liveAt } = this.#session;
    this.#time.textContent = formatDuration(liveAt ? (serverNow() - Date.parse(liveAt)) / 1000 : 0);
  }

  #shareCard() {
    const { id } = this.#session;
    const { accessCode } = secretsOf(id);
    const address = `${location.origin}/watch/${id}`;
    const rows = [copyRow("studio.link", address)];
    if (accessCode) rows.push(copyRow("studio.code", accessCode));
    const open = say(el("a", { class: "link", href: address, target: "_blank", rel: "noopener" }), "studio.openPage");
    return el("section", { class: "card pad" }, rows, open);
  }

  async #edit() {
    const { id, title, category } = this.#session;
    const answer = await askForm({
      title: "studio.editTitle",
      parts: [
        field("title", "studio.fieldTitle", { maxlength: 200, autocomplete: "off", value: title }),
        field("category", "studio.fieldCategory", { maxlength: 50, required: false, autocomplete: "off", value: category ?? "" }),
      ],
      submit: "action.save",
      act: (values) =>
        rpc.mutate("streaming.updateSession", { sessionId: id, title: values.get("title").trim(), category: values.get("category").trim() }),
    });
    if (answer) this.#update(answer.session);
  }

  async #end() {
    const answer = await ask({
      title: "studio.endTitle",
      text: "studio.endText",
      buttons: [
        { value: "cancel", label: "action.cancel" },
        { value: "end", label: "studio.endConfirm", kind: "danger" },
      ],
    });
    if (answer !== "end") return;
    try {
      const report = await rpc.mutate("streaming.endSession", { sessionId: this.#session.id });
      this.#showReport(report);
    } catch (failure) {
      sayFailure(this.#complaint, failure);
    }
  }

  async #showReport(report) {
    if (this.#main.querySelector("[data-testid=report]")) return;
    this.close();
    const head = el(
      "header",
      { class: "desk-head" },
      el("div", {}, say(el("a", { class: "link", href: "/studio" }), "studio.back"), el("h1", { dir: "auto" }, this.#session.title)),
    );
    const card = reportCard(this.#session.id, report);
    this.#main.replaceChildren(head, card);
  }
}

function number(value, key) {
  return el("div", { class: "number" }, value, say(el("span", { class: "muted" }), key));
}

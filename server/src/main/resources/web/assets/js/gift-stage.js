/**
 * `<chobi-gift-stage>`: draws gifts over the video, each at its moment. An animation's element carries `data-seq` and
 * `data-gift` and is in the document exactly as long as the animation runs.
 */
import { avatar, el, nameOf } from "./dom.js";
import { sceneOf, tiers } from "./gift-scenes.js";
import { giftName, giftPicture } from "./gifts.js";
import { formatNumber, say } from "./i18n.js";
import { MediaSchedule } from "./media-schedule.js";
import { ParticleField } from "./particles.js";

/** How far in the past a row of history may lie and still be drawn: the reader's picture is about to show it. */
const historyGraceMs = 700;
const bannerMs = 4_000;
const bannersMax = 3;

export class GiftStage extends HTMLElement {
  #schedule = new MediaSchedule();
  #running = { common: [], rare: [], legendary: [] };
  #banners = new Map();
  #bannerShelf = el("div", { class: "gift-banners" });
  #canvas = el("canvas", { class: "gift-particles" });
  #field = new ParticleField(this.#canvas);

  connectedCallback() {
    this.setAttribute("aria-hidden", "true"); // the chat log tells the same in words
    this.append(this.#canvas, this.#bannerShelf);
  }

  /** A gift row. A closing row (quantity 0) ends a streak and is not drawn. */
  add(row, { isHistory }) {
    if (row.payload.quantity > 0) this.#schedule.add({ row, isHistory }, row.mediaAt);
  }

  tick(onScreen) {
    for (const { row, isHistory } of this.#schedule.take(onScreen)) {
      const isOver = onScreen === null || !(Date.parse(row.mediaAt) > onScreen - historyGraceMs);
      if (!(isHistory && isOver)) this.#play(row);
    }
  }

  /** At a tier's limit the oldest makes room: a gift shown late would break the promise that it plays at its moment. */
  #play(row) {
    const { gift, quantity, streak } = row.payload;
    const tier = gift.tier in tiers ? gift.tier : "common";
    const running = this.#running[tier];
    while (running.length >= tiers[tier].atOnce) this.#end(running[0]);
    const { element, flights } = sceneOf(row);
    Object.assign(element.dataset, { testid: "gift-animation", seq: row.seq, gift: gift.code });
    element.classList.add("gift-animation", tier, `gift-is-${gift.code}`);
    const count = Math.max(streak?.count ?? 1, quantity);
    if (tier === "legendary") element.append(titleOf(row, count));
    else if (count > 1) element.append(el("b", { class: "gift-times" }, `× ${formatNumber(count)}`));
    const timers = flights.map(([delay, particles]) => setTimeout(() => particles().forEach((it) => this.#field.emit(it)), delay));
    const scene = { element, timers, running };
    timers.push(setTimeout(() => this.#end(scene), tiers[tier].ms));
    running.push(scene);
    this.append(element);
    if (tier !== "legendary") this.#count(row);
  }

  #end({ element, timers, running }) {
    timers.forEach(clearTimeout);
    element.remove();
    const place = running.findIndex((it) => it.element === element);
    if (place >= 0) running.splice(place, 1);
  }

  /** One banner per streak, which counts up while the taps go on. */
  #count({ seq, actor, payload: { gift, quantity, streak } }) {
    const id = streak?.id ?? `row-${seq}`;
    const banner = this.#banners.get(id) ?? this.#banner(id, actor, gift);
    const count = Math.max(streak?.count ?? quantity, banner.count);
    banner.count = count;
    banner.counter.textContent = `× ${formatNumber(count)}`;
    banner.counter.classList.remove("bump");
    void banner.counter.offsetWidth; // starts the animation anew
    banner.counter.classList.add("bump");
    clearTimeout(banner.timer);
    banner.timer = setTimeout(() => this.#dropBanner(id), bannerMs);
  }

  #banner(id, actor, gift) {
    const counter = el("b", { class: "gift-count" });
    const words = el("span", { class: "gift-banner-words" }, el("bdi", {}, nameOf(actor)), say(el("small"), "chat.gift", giftValue(gift)));
    const picture = el("img", { src: giftPicture(gift), alt: "" });
    const banner = { counter, count: 0, element: el("div", { class: `gift-banner ${gift.tier}` }, avatar(actor), words, picture, counter) };
    this.#banners.set(id, banner);
    this.#bannerShelf.append(banner.element);
    if (this.#banners.size > bannersMax) this.#dropBanner(this.#banners.keys().next().value);
    return banner;
  }

  #dropBanner(id) {
    const banner = this.#banners.get(id);
    clearTimeout(banner?.timer);
    banner?.element.remove();
    this.#banners.delete(id);
  }
}

/** The gift's name is asked for again when the language changes. */
function giftValue(gift) {
  return {
    get gift() {
      return giftName(gift);
    },
  };
}

/** Who gives it, in words, under the greatest gifts. */
function titleOf({ actor, payload: { gift } }, count) {
  const words = say(el("span"), count > 1 ? "gift.legendaryMany" : "gift.legendaryFrom", {
    name: nameOf(actor),
    n: count,
    get gift() {
      return giftName(gift);
    },
  });
  return el("p", { class: "gift-title" }, avatar(actor), words);
}

customElements.define("chobi-gift-stage", GiftStage);

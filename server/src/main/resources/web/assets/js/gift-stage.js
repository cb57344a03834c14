/**
 * `<chobi-gift-stage>`: draws gifts over the video, each at its moment. An animation's element carries `data-seq` and
 * `data-gift` and is in the document exactly as long as the animation runs.
 */
import { avatar, el, nameOf } from "./dom.js";
import { giftName, giftPicture } from "./gifts.js";
import { formatNumber, say } from "./i18n.js";
import { MediaSchedule } from "./media-schedule.js";

/**
 * How many of a tier are drawn at once, and for how long. At the limit the oldest makes room: a gift shown late would
 * break the promise that it plays at its moment, and an old one has already been seen.
 */
const tiers = {
  common: { atOnce: 24, ms: 2_600 },
  rare: { atOnce: 6, ms: 3_600 },
  legendary: { atOnce: 2, ms: 5_200 },
};
/** How far in the past a row of history may lie and still be drawn: the reader's picture is about to show it. */
const historyGraceMs = 700;
const bannerMs = 4_000;
const bannersMax = 3;

export class GiftStage extends HTMLElement {
  #schedule = new MediaSchedule();
  #running = { common: [], rare: [], legendary: [] };
  #banners = new Map();
  #bannerShelf = el("div", { class: "gift-banners" });

  connectedCallback() {
    this.setAttribute("aria-hidden", "true"); // the chat log tells the same in words
    this.append(this.#bannerShelf);
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

  #play(row) {
    const { gift } = row.payload;
    const tier = gift.tier in tiers ? gift.tier : "common";
    const running = this.#running[tier];
    while (running.length >= tiers[tier].atOnce) running.shift().remove();
    const scene = scenes[tier](row);
    Object.assign(scene.dataset, { testid: "gift-animation", seq: row.seq, gift: gift.code });
    scene.classList.add("gift-animation", tier, `gift-is-${gift.code}`);
    running.push(scene);
    this.append(scene);
    if (tier !== "legendary") this.#count(row);
    setTimeout(() => {
      scene.remove();
      const index = running.indexOf(scene);
      if (index >= 0) running.splice(index, 1);
    }, tiers[tier].ms);
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

/** Where a floating gift goes is chance, except that the same row looks the same to everybody. */
function chance(seq, salt) {
  const x = Math.sin(seq * 12.9898 + salt * 78.233) * 43758.5453;
  return x - Math.floor(x);
}

const picture = (gift, className) => el("img", { class: className, src: giftPicture(gift), alt: "" });

function particles(gift, seq, count, className) {
  return Array.from({ length: count }, (_, i) => {
    const particle = picture(gift, className);
    particle.style.setProperty("--angle", `${(360 / count) * i + chance(seq, i) * 20}deg`);
    particle.style.setProperty("--reach", String(0.7 + chance(seq, i + 50) * 0.6));
    particle.style.setProperty("--start", `${chance(seq, i + 90) * 100}%`);
    particle.style.setProperty("--delay", `${Math.round(chance(seq, i + 130) * 900)}ms`);
    return particle;
  });
}

const scenes = {
  common({ seq, payload: { gift, streak } }) {
    const scene = el("div", {}, picture(gift, "gift-floating"));
    scene.style.setProperty("--x", `${8 + chance(seq, 1) * 26}%`);
    scene.style.setProperty("--sway", `${(chance(seq, 2) - 0.5) * 90}px`);
    if (streak?.count > 1) scene.append(el("b", {}, `× ${formatNumber(streak.count)}`));
    return scene;
  },
  rare({ seq, payload: { gift } }) {
    const scene = el("div", {}, el("span", { class: "gift-glow" }), ...particles(gift, seq, 10, "gift-spark"), picture(gift, "gift-hero"));
    scene.style.setProperty("--x", `${30 + chance(seq, 1) * 40}%`);
    scene.style.setProperty("--y", `${34 + chance(seq, 2) * 24}%`);
    return scene;
  },
  legendary({ seq, actor, payload: { gift } }) {
    const words = el("p", { class: "gift-title" }, avatar(actor));
    words.append(
      say(el("span"), "gift.legendaryFrom", {
        name: nameOf(actor),
        get gift() {
          return giftName(gift);
        },
      }),
    );
    return el(
      "div",
      {},
      el("span", { class: "gift-veil" }),
      el("span", { class: "gift-rays" }),
      ...particles(gift, seq, 16, "gift-rain"),
      picture(gift, "gift-hero"),
      words,
    );
  },
};

customElements.define("chobi-gift-stage", GiftStage);

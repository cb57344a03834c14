/**
 * `<chobi-likes>`: the heart to tap and how often it was tapped in this session. Taps are told together, others' hearts
 * rise at their moment of the video over `stage`.
 */
import { el, icon } from "./dom.js";
import { formatNumber, say } from "./i18n.js";
import { MediaSchedule } from "./media-schedule.js";
import { ensureSignedIn } from "./sign-up.js";

/** Taps go together this often. The server takes 20 a second of one person. */
const tellMs = 500;
const toldMax = 10;
/** Hearts in the air at once; a burst of thousands is still a crowd. */
const heartsMax = 40;
const heartMs = 2_400;

export class Likes extends HTMLElement {
  #count = el("b", { data: { testid: "likes" } }, "0");
  #button = el("button", { type: "button", class: "likes-button", data: { testid: "like" } }, icon("heart"));
  #schedule = new MediaSchedule();
  #total = 0;
  #untold = 0;
  #own = 0;
  #hearts = 0;

  /** `(count) → Promise`, set by the page. */
  tell = async () => {};
  /** Where hearts rise. */
  stage = null;

  connectedCallback() {
    this.#button.append(say(el("span", { class: "visually-hidden" }), "likes.tap"), this.#count);
    this.append(this.#button);
    this.#button.addEventListener("click", () => this.#tap());
    setInterval(() => this.#tellNow(), tellMs);
  }

  /** The session's sum, as of the page's first look. */
  set total(total) {
    this.#total = Math.max(this.#total, total);
    this.#show();
  }

  add({ mediaAt, payload }, { isHistory }) {
    this.#schedule.add({ ...payload, isHistory }, mediaAt);
  }

  tick(onScreen) {
    for (const { count, total, isHistory } of this.#schedule.take(onScreen)) {
      this.total = total;
      if (isHistory) continue;
      const others = Math.max(0, count - this.#own);
      this.#own = Math.max(0, this.#own - count);
      for (let i = 0; i < Math.min(others, 12); i++) setTimeout(() => this.#rise(), i * 150);
    }
  }

  close() {
    this.#button.disabled = true;
  }

  async #tap() {
    if (!(await ensureSignedIn())) return;
    this.#untold++;
    this.#rise();
    this.#button.classList.remove("bump");
    void this.#button.offsetWidth; // starts the animation anew
    this.#button.classList.add("bump");
    this.#show();
  }

  /** A tap that the server does not take, or that is lost on the way, is no loss: it is not tried again. */
  async #tellNow() {
    if (this.#untold === 0 || this.#button.disabled) return;
    const count = Math.min(this.#untold, toldMax);
    this.#untold = 0;
    this.#own += count;
    await this.tell(count).catch(() => {
      this.#own = Math.max(0, this.#own - count);
      this.#show();
    });
  }

  #show() {
    const shown = this.#total + this.#untold + this.#own;
    this.#count.textContent = formatNumber(shown, undefined, { notation: shown >= 10_000 ? "compact" : "standard" });
    this.#count.dataset.count = this.#total;
  }

  #rise() {
    if (this.stage === null || this.#hearts >= heartsMax || document.hidden) return;
    this.#hearts++;
    const heart = el("span", { class: "like-heart" }, icon("heart"));
    heart.style.setProperty("--x", `${4 + Math.random() * 12}%`);
    heart.style.setProperty("--sway", `${(Math.random() - 0.5) * 60}px`);
    heart.style.setProperty("--hue", String(Math.floor(330 + Math.random() * 60)));
    this.stage.append(heart);
    setTimeout(() => {
      heart.remove();
      this.#hearts--;
    }, heartMs);
  }
}

customElements.define("chobi-likes", Likes);

/** `<chobi-video-controls>`: plays a video that is all there; the seek bar shows what is where. */
import { el, icon } from "./dom.js";
import { formatDuration, say, sayAttribute } from "./i18n.js";
import { listenToKeys } from "./player-keys.js";
import { openMenu } from "./popover-menu.js";
import { cueAt, loadStrip } from "./video-strip.js";

const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2];

export class VideoControls extends HTMLElement {
  #picture = null;
  #hls = () => null;
  #strip = [];
  #bar = el("input", { type: "range", class: "seek-bar", min: "0", step: "0.1", value: "0", dir: "ltr", data: { testid: "seek" } });
  #preview = el("div", { class: "seek-preview", hidden: true, data: { testid: "seek-preview" } });
  #isDragged = false;

  /** Begins. `hls` answers the player in use, or null where the browser plays by itself. */
  open(picture, hls) {
    this.#picture = picture;
    this.#hls = hls;
    sayAttribute(this.#bar, "aria-label", "player.seek");
    const seek = el("div", { class: "seek" }, this.#preview, this.#bar);
    this.replaceChildren(el("div", { class: "player-bar" }, seek, this.#buttons()));
    this.#listen(seek);
    listenToKeys(this);
    picture.addEventListener("click", () => this.togglePlay());
  }

  /** Small pictures for the seek bar, once the server has them. */
  async show(address) {
    this.#strip = await loadStrip(address);
  }

  #listen(seek) {
    const bar = this.#bar;
    bar.addEventListener("input", () => {
      this.#isDragged = true;
      this.#look(Number(bar.value));
    });
    bar.addEventListener("change", () => {
      this.#isDragged = false;
      this.#picture.currentTime = Number(bar.value);
    });
    seek.addEventListener("pointermove", (event) => {
      const { left, width } = bar.getBoundingClientRect();
      const share = Math.min(1, Math.max(0, (event.clientX - left) / Math.max(1, width)));
      if (!this.#isDragged) this.#look(share * this.#duration);
    });
    for (const event of ["pointerleave", "pointercancel"]) seek.addEventListener(event, () => (this.#preview.hidden = true));
  }

  get #duration() {
    const { duration } = this.#picture;
    return Number.isFinite(duration) ? duration : 0;
  }

  /** What is at this second: a picture where there is one, and its time. */
  #look(second) {
    const cue = cueAt(this.#strip, second);
    const sheet = el("span", { class: "seek-picture" });
    if (cue) {
      Object.assign(sheet.style, {
        width: `${cue.width}px`,
        height: `${cue.height}px`,
        backgroundImage: `url("${cue.sheet}")`,
        backgroundPosition: `-${cue.x}px -${cue.y}px`,
      });
    }
    this.#preview.replaceChildren(...(cue ? [sheet] : []), el("time", {}, formatDuration(second)));
    this.#preview.hidden = false;
    const { width } = this.#bar.getBoundingClientRect();
    const half = this.#preview.offsetWidth / 2;
    const x = (second / Math.max(0.1, this.#duration)) * width;
    this.#preview.style.left = `${Math.min(Math.max(half, x), Math.max(half, width - half))}px`;
  }

  #button(name, label, act, ...children) {
    const button = el("button", { type: "button", class: `player-${name}`, onclick: act, data: { testid: `video-${name}` } }, children);
    return sayAttribute(button, "aria-label", label);
  }

  #buttons() {
    const picture = this.#picture;
    const play = this.#button("play", "player.play", () => this.togglePlay(), icon("play"));
    const sound = this.#button("sound", "player.mute", () => this.toggleSound(), icon("sound"));
    const volume = el("input", { type: "range", class: "volume", min: "0", max: "1", step: "0.05", dir: "ltr" });
    sayAttribute(volume, "aria-label", "player.volume");
    volume.addEventListener("input", () => Object.assign(picture, { volume: Number(volume.value), muted: Number(volume.value) === 0 }));
    const time = el("span", { class: "video-time", dir: "ltr" });
    const speed = this.#button("speed", "player.speed", () => this.#chooseSpeed(speed));
    const quality = this.#button("quality", "player.quality", () => this.#chooseQuality(quality), icon("gear"));
    for (const button of [speed, quality]) button.setAttribute("aria-haspopup", "menu");
    const small = this.#button("pip", "player.pictureInPicture", () => this.#togglePictureInPicture(), icon("pip"));
    small.hidden = !document.pictureInPictureEnabled;
    const expand = this.#button("expand", "player.fullscreen", () => this.toggleFullscreen(), icon("expand"));
    const draw = () => {
      this.toggleAttribute("data-paused", picture.paused);
      play.replaceChildren(icon(picture.paused ? "play" : "pause"));
      sayAttribute(play, "aria-label", picture.paused ? "player.play" : "player.pause");
      sound.replaceChildren(icon(picture.muted ? "silent" : "sound"));
      sayAttribute(sound, "aria-label", picture.muted ? "player.unmute" : "player.mute");
      volume.value = String(picture.muted ? 0 : picture.volume);
      say(speed, "player.speedTimes", { n: picture.playbackRate });
      quality.hidden = (this.#hls()?.levels.length ?? 0) < 2;
      this.#bar.max = String(this.#duration);
      if (!this.#isDragged) this.#bar.value = String(picture.currentTime);
      this.#bar.setAttribute("aria-valuetext", formatDuration(picture.currentTime));
      time.textContent = `${formatDuration(picture.currentTime)} / ${formatDuration(this.#duration)}`;
    };
    for (const event of ["play", "pause", "volumechange", "ratechange", "timeupdate", "durationchange", "seeked"]) picture.addEventListener(event, draw);
    draw();
    return el("div", { class: "player-buttons" }, play, sound, volume, time, el("span", { class: "player-space" }), speed, quality, small, expand);
  }

  #chooseSpeed(button) {
    const picture = this.#picture;
    openMenu(
      button,
      "player.speed",
      speeds.map((n) => ({
        key: "player.speedTimes",
        values: { n },
        kind: n === picture.playbackRate ? "chosen" : "",
        act: () => (picture.playbackRate = n),
      })),
    );
  }

  /** Heights to choose from; the browser's network chooses where nobody does. */
  #chooseQuality(button) {
    const hls = this.#hls();
    const levels = [...hls.levels.entries()].sort(([, a], [, b]) => b.height - a.height);
    const chosen = hls.autoLevelEnabled ? -1 : hls.nextLevel;
    const item = (at, key, values) => ({ key, values, kind: at === chosen ? "chosen" : "", act: () => (hls.nextLevel = at) });
    openMenu(button, "player.quality", [
      item(-1, "player.qualityAuto"),
      ...levels.map(([at, { height }]) => item(at, "player.qualityHeight", { height: String(height) })),
    ]);
  }

  get isIdle() {
    return this.#duration === 0;
  }

  togglePlay() {
    if (this.#picture.paused) this.#picture.play().catch(() => {}); // nothing is loaded yet
    else this.#picture.pause();
  }

  toggleSound() {
    this.#picture.muted = !this.#picture.muted;
  }

  skip(seconds) {
    this.#picture.currentTime = Math.min(this.#duration, Math.max(0, this.#picture.currentTime + seconds));
  }

  /** The newest of a video is its end. */
  goLive() {
    this.#picture.currentTime = this.#duration;
  }

  /** With its surroundings, so that gifts are drawn there too. iPhones can only enlarge the video itself. */
  toggleFullscreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (this.parentElement.requestFullscreen) this.parentElement.requestFullscreen();
    else this.#picture.webkitEnterFullscreen?.();
  }

  #togglePictureInPicture() {
    if (document.pictureInPictureElement) return document.exitPictureInPicture();
    return this.#picture.requestPictureInPicture().catch(() => {}); // no picture yet, or the browser's own refusal
  }
}

customElements.define("chobi-video-controls", VideoControls);

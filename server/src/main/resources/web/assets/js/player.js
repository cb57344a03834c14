/**
 * `<chobi-player>`: one `<video>` that starts by itself, stays at the live edge (or the wanted distance from it) and
 * recovers by itself. `data-state` is idle, loading or playing. Events: `playing`, `needs-address` (the server refuses
 * the playback address; private ones expire), `held` {seconds}: its viewer has chosen another distance from live.
 */
import { el, icon } from "./dom.js";
import { formatNumber, say, sayAttribute } from "./i18n.js";
import { behindLive, rateAlone, rewindRange, steer } from "./player-steering.js";
import { playlistLoader } from "./playlist-loader.js";
import { captionsOf, openCaptionsMenu, openLatencyMenu, openQualityMenu, showKeys } from "./player-menus.js";
import { serverNow } from "./server-clock.js";

/** Segments are 2 s, so this is the least that survives one late segment. */
const liveEdgeSeconds = 4.5;
/** More than a low-latency playlist asks for: what is left in the buffer then survives a late part on a busy machine. */
const spareSeconds = 0.2;
/** hls.js keeps further from live after each stall, for good; after so long without one we forget them. */
const stallForgottenMs = 60_000;
/** No faster at the live edge with less than this still to play. */
const bufferLeastSeconds = 0.8;
/** Programme date-time that moves by more than this against the video's own is a seam: an encoder was lost there. */
const seamLeastMs = 500;
/** Further from where it should be than this, the player jumps back to live, unless its viewer went there. */
const lagSecondsMax = 12;
/** After a jump the player needs a moment to settle; a second jump on stale figures would overshoot. */
const jumpPauseMs = 4_000;
/** What hls.js calls a picture or sound that this browser cannot decode. The host may yet change it, so we ask again. */
const codecErrors = new Set(["manifestIncompatibleCodecsError", "bufferAddCodecError", "bufferIncompatibleCodecsError"]);
const codecRetryMs = 10_000;
/** A stream that has only begun has no playlist for a moment; we ask often then, and calm down later. */
const retryDelaysMs = [400, 400, 700, 1_000, 2_000, 3_000];

export class Player extends HTMLElement {
  #video;
  #hls = null;
  #address = null;
  #source = null;
  #hold = null;
  #retries = 0;
  #mediaErrors = 0;
  #retryTimer;
  #steering;
  #isPausedByUser = false;
  #jumpedAt = 0;
  #stalledAt = null;
  #hasPassedSeam = false;
  #dateOffset = null;
  #mark = null;
  #isRewound = false;
  #cannotPlay = null;
  #movedTo = null;
  #movedAt = Date.now();
  #showBehind = () => {};
  #showRewind = () => {};

  connectedCallback() {
    if (this.#video) return;
    this.#video = el("video", { playsinline: true, tabindex: "-1" });
    sayAttribute(this.#video, "aria-label", "player.video");
    this.dataset.state = "idle";
    this.append(this.#video, el("div", { class: "player-spinner", "aria-hidden": "true" }));
    if (this.hasAttribute("preview")) this.#video.muted = true;
    else this.append(this.#controls());
    this.#video.addEventListener("playing", () => {
      this.#retries = 0;
      this.#cannotPlay = null;
      this.dataset.state = "playing";
      this.dispatchEvent(new Event("playing"));
    });
    this.#video.addEventListener("waiting", () => {
      this.dataset.state = "loading";
      this.#stalledAt = Date.now();
    });
    this.#video.addEventListener("volumechange", () => this.#showSound());
    this.#steering = setInterval(() => {
      this.#noteMovement();
      this.#keepDistance();
      this.#showBehind();
      this.#showRewind();
    }, 500);
  }

  disconnectedCallback() {
    clearInterval(this.#steering);
    this.stop();
  }

  /** Begins, or goes on when the address is the same. `hold`: seconds behind live to stay at, or null for the edge. */
  load(address, { hold = null } = {}) {
    if (address === this.#address) return;
    this.stop();
    this.#address = address;
    this.#source = onThisOrigin(address);
    this.#mark = markOf(address);
    this.#hold = hold;
    this.#isRewound = false;
    this.#forgetSeam();
    this.dataset.state = "loading";
    const Hls = globalThis.Hls;
    // hls.js first even where the browser plays HLS itself: only it gives the same distance from live everywhere.
    if (Hls?.isSupported()) this.#loadWithHls(Hls);
    else if (this.#video.canPlayType("application/vnd.apple.mpegurl")) this.#loadNatively();
    else this.#cannotPlay = "browser";
  }

  /** Goes on as another viewer of the same address: somebody signed in. The picture is not interrupted. */
  continueAs(address) {
    if (this.#address === null || markOf(address) === null) return;
    this.#address = address;
    this.#source = onThisOrigin(address);
    this.#mark = markOf(address);
  }

  stop() {
    clearTimeout(this.#retryTimer);
    this.#hls?.destroy();
    this.#hls = null;
    this.#address = null;
    if (this.#video) {
      this.#video.removeAttribute("src");
      this.#video.onerror = null;
      this.#video.load();
    }
    this.dataset.state = "idle";
  }

  /** Nothing is loaded. Pages load only then: the address of a private session is signed anew each time it is read. */
  get isIdle() {
    return this.#address === null;
  }

  /** `codec` when this browser does not decode the stream, `browser` when it plays none; else null. */
  get cannotPlay() {
    return this.#cannotPlay;
  }

  /** How long the picture has stood although it should move, in ms. */
  get stillForMs() {
    return this.isIdle || this.#isPausedByUser ? 0 : Date.now() - this.#movedAt;
  }

  /** The network is back: what waits for its next attempt tries now. */
  hurry() {
    if (this.isIdle || this.dataset.state === "playing") return;
    this.#retries = 0;
    this.#again();
  }

  get isPausedByUser() {
    return this.#isPausedByUser;
  }

  /** The moment on screen as programme date-time in ms, or null. */
  get position() {
    if (!this.#video || this.#video.readyState < 2) return null;
    if (this.#hls) return this.#hls.playingDate?.getTime() ?? null;
    const start = this.#video.getStartDate?.().getTime();
    return Number.isFinite(start) ? start + this.#video.currentTime * 1_000 : null;
  }

  /** Seconds behind live, or null while nothing plays. */
  get behind() {
    if (!this.#video || this.#video.readyState < 2) return null;
    const estimate = this.#hls?.latency || null;
    return behindLive({ now: serverNow(), position: this.position, estimate });
  }

  goLive() {
    this.#isPausedByUser = false;
    this.#setRewound(false);
    const edge = this.#hls?.liveSyncPosition ?? this.#seekableEnd();
    if (edge !== null && edge > this.#video.currentTime) this.#video.currentTime = edge;
    this.#play();
  }

  /** Stays so many seconds behind live from now on; null: as near as the connection allows. */
  holdAt(seconds) {
    this.#hold = seconds;
    this.dispatchEvent(new CustomEvent("held", { detail: { seconds } }));
    this.#stalledAt = null;
    if (this.#hls) {
      const { config } = this.#hls;
      config.liveSyncDuration = seconds ?? liveEdgeSeconds;
      config.liveMaxLatencyDuration = config.liveSyncDuration + lagSecondsMax;
      this.#hls.targetLatency = config.liveSyncDuration;
    }
    this.#jumpedAt = 0;
    this.#setRewound(false);
    if (seconds === null) this.goLive();
  }

  /** Captions on, in the first language there is, or off. */
  toggleCaptions() {
    const tracks = captionsOf(this.#video);
    const isShown = tracks.some(({ mode }) => mode === "showing");
    tracks.forEach((track, i) => (track.mode = !isShown && i === 0 ? "showing" : "hidden"));
  }

  /** Back to any moment that the server still has. */
  rewindTo(time) {
    this.#setRewound(true);
    this.#video.currentTime = time;
    if (!this.#isPausedByUser) this.#play();
  }

  /** Whoever went back on purpose is not pulled to live again. */
  #setRewound(isRewound) {
    this.#isRewound = isRewound;
    this.#forgetSeam();
    this.toggleAttribute("data-rewound", isRewound);
    if (isRewound) this.#video.playbackRate = 1;
    if (!this.#hls) return;
    const { config } = this.#hls;
    config.liveMaxLatencyDuration = isRewound ? Infinity : config.liveSyncDuration + lagSecondsMax;
  }

  /** A low-latency playlist lets us come nearer. */
  #comeNearer(seconds) {
    if (this.#hold !== null || !this.#hls) return;
    const { config } = this.#hls;
    config.liveSyncDuration = Math.min(liveEdgeSeconds, Math.max(1, seconds + spareSeconds));
    if (!this.#isRewound) config.liveMaxLatencyDuration = config.liveSyncDuration + lagSecondsMax;
  }

  #loadWithHls(Hls) {
    const distance = this.#hold ?? liveEdgeSeconds;
    const hls = new Hls({
      liveSyncDuration: distance,
      liveMaxLatencyDuration: distance + lagSecondsMax,
      pLoader: playlistLoader(Hls, { mark: () => this.#mark, onHoldBack: (seconds) => this.#comeNearer(seconds) }),
      // Our own steering sets the speed; two drivers would fight. Nor would hls.js ever play slower.
      maxLiveSyncPlaybackRate: 1,
      lowLatencyMode: true,
      backBufferLength: 30,
      maxBufferLength: 20,
    });
    this.#hls = hls;
    hls.on(Hls.Events.MANIFEST_PARSED, () => {
      const quality = this.querySelector(".player-quality");
      if (quality) quality.hidden = hls.levels.length < 2;
      this.#play();
    });
    hls.on(Hls.Events.FRAG_BUFFERED, () => (this.#mediaErrors = 0));
    hls.on(Hls.Events.ERROR, (_, data) => data.fatal && this.#recover(Hls, data));
    hls.attachMedia(this.#video);
    hls.loadSource(this.#source);
  }

  /** Fatal means that hls.js gave up, not that we do: the stream may begin or return at any time. */
  #recover(Hls, data) {
    if (codecErrors.has(data.details)) {
      this.#cannotPlay = "codec";
      return this.#again(codecRetryMs);
    }
    if (data.type === Hls.ErrorTypes.MEDIA_ERROR && this.#mediaErrors++ < 3) {
      this.#hls.recoverMediaError();
      return;
    }
    this.dataset.state = "loading";
    this.#again();
    // A listener may stop us or load another address; both cancel the retry.
    if (data.response?.code === 403 || data.response?.code === 401) this.dispatchEvent(new Event("needs-address"));
  }

  #loadNatively() {
    this.#video.src = this.#source;
    this.#video.onerror = () => this.#again();
    this.#play();
  }

  #again(delay = retryDelaysMs[Math.min(this.#retries++, retryDelaysMs.length - 1)]) {
    const address = this.#address;
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => {
      if (this.#address !== address) return;
      const [hold, retries] = [this.#hold, this.#retries];
      this.stop();
      this.load(address, { hold });
      this.#retries = retries;
    }, delay);
  }

  /** Browsers refuse sound before the first gesture; a silent picture now is better than a play button. */
  async #play() {
    try {
      await this.#video.play();
    } catch (refusal) {
      if (refusal.name !== "NotAllowedError" || this.#video.muted) return;
      this.#video.muted = true;
      this.dataset.muted = "by-browser";
      await this.#video.play().catch(() => {});
    }
  }

  #seekableEnd() {
    const { seekable } = this.#video;
    return seekable.length > 0 ? seekable.end(seekable.length - 1) : null;
  }

  #keepDistance() {
    this.#noteSeam();
    if (this.#isRewound || this.#isPausedByUser || this.dataset.state !== "playing") return;
    if (this.#hold !== null) this.#keepHeld();
    else if (this.#hls) this.#keepAtEdge();
  }

  #noteMovement() {
    const { currentTime } = this.#video;
    if (currentTime === this.#movedTo && !this.isIdle && !this.#isPausedByUser) return;
    this.#movedTo = currentTime;
    this.#movedAt = Date.now();
  }

  #noteSeam() {
    const position = this.position;
    if (position === null) return;
    const offset = position - this.#video.currentTime * 1_000;
    if (this.#dateOffset !== null && Math.abs(offset - this.#dateOffset) > seamLeastMs) this.#hasPassedSeam = true;
    this.#dateOffset = offset;
  }

  #forgetSeam() {
    this.#hasPassedSeam = false;
    this.#dateOffset = null;
  }

  #keepAtEdge() {
    if (this.#stalledAt !== null && Date.now() - this.#stalledAt > stallForgottenMs) {
      this.#stalledAt = null;
      this.#hls.targetLatency = this.#hls.config.liveSyncDuration;
    }
    const { latency, targetLatency } = this.#hls;
    if (!latency || targetLatency === null) return;
    this.#video.playbackRate = rateAlone({ behind: latency, target: targetLatency, hasSpare: this.#ahead > bufferLeastSeconds });
  }

  /** Seconds that can be played without another byte. */
  get #ahead() {
    const { buffered, currentTime } = this.#video;
    return buffered.length > 0 ? buffered.end(buffered.length - 1) - currentTime : 0;
  }

  #keepHeld() {
    const behind = this.behind;
    if (behind === null) return;
    const { rate, jump } = steer(behind, this.#hold);
    this.#video.playbackRate = rate;
    if (jump === undefined) return;
    const { seekable, currentTime } = this.#video;
    const wanted = Math.max(seekable.length > 0 ? seekable.start(0) : 0, currentTime + jump);
    // After a seam we are too near, as its hole has cost no time; to go back would show what was just seen again.
    const wouldRepeat = jump < 0 && this.#hasPassedSeam;
    const isReachable = wanted < (this.#seekableEnd() ?? 0) && Math.abs(wanted - currentTime) > 0.5;
    if (isReachable && !wouldRepeat && Date.now() - this.#jumpedAt > jumpPauseMs) {
      this.#jumpedAt = Date.now();
      this.#video.currentTime = wanted;
    } else {
      // There may be nowhere to go back to; then the speed alone has to do it.
      this.#video.playbackRate = rateAlone({ behind, target: this.#hold, hasSpare: true });
    }
  }

  #controls() {
    const button = (name, key, act) => {
      const element = el("button", { type: "button", class: `player-${name}`, onclick: act });
      sayAttribute(element, "aria-label", key);
      return element;
    };
    const play = button("play", "player.pause", () => this.togglePlay());
    const sound = button("sound", "player.mute", () => this.toggleSound());
    const expand = button("expand", "player.fullscreen", () => this.toggleFullscreen());
    expand.append(icon("expand"));
    const small = button("pip", "player.pictureInPicture", () => this.#togglePictureInPicture());
    small.append(icon("pip"));
    small.hidden = !document.pictureInPictureEnabled;
    const menu = (name, key, picture, open) => {
      const element = button(name, key, () => open(element));
      element.setAttribute("aria-haspopup", "menu");
      element.append(icon(picture));
      return element;
    };
    const quality = menu("quality", "player.quality", "gear", (it) => openQualityMenu(it, this.#hls));
    const latency = menu("latency", "player.latency", "clock", (it) => openLatencyMenu(it, this.#hold, (seconds) => this.holdAt(seconds)));
    const captions = menu("captions", "player.captions", "captions", (it) => openCaptionsMenu(it, this.#video));
    quality.hidden = true;
    const showCaptions = () => (captions.hidden = captionsOf(this.#video).length === 0);
    for (const event of ["addtrack", "removetrack", "change"]) this.#video.textTracks.addEventListener(event, showCaptions);
    showCaptions();
    const help = button("keys", "keys.title", showKeys);
    help.append(icon("keyboard"));
    const tap = el("button", { type: "button", class: "player-tap", onclick: () => this.toggleSound() }, icon("silent"));
    tap.append(say(el("span"), "player.tapForSound"));
    const live = el("button", { type: "button", class: "player-live", onclick: () => this.goLive() });
    const behind = el("span", { data: { testid: "behind-live" } });
    live.append(behind, say(el("span", { class: "player-live-label" }), "watch.behind"));
    sayAttribute(live, "title", "player.goLive");
    for (const event of ["play", "pause"]) {
      this.#video.addEventListener(event, () => {
        play.replaceChildren(icon(this.#video.paused ? "play" : "pause"));
        sayAttribute(play, "aria-label", this.#video.paused ? "player.play" : "player.pause");
      });
    }
    play.append(icon("play"));
    sound.append(icon("sound"));
    const showBehind = () => {
      const seconds = this.behind;
      live.hidden = seconds === null;
      if (seconds === null) return;
      const shown = formatNumber(seconds, "en", { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false });
      behind.dataset.seconds = shown;
      say(behind, "watch.seconds", { s: shown });
    };
    this.#showBehind = showBehind;
    showBehind();
    const rewind = el("input", { type: "range", class: "player-rewind", min: "0", step: "0.1", dir: "ltr", hidden: true });
    sayAttribute(rewind, "aria-label", "player.rewind");
    let isDragged = false;
    rewind.addEventListener("input", () => (isDragged = true));
    rewind.addEventListener("change", () => {
      isDragged = false;
      const range = rewindRange(this.#video.seekable);
      const time = range ? range.start + Number(rewind.value) : null;
      if (time === null || range.end - time < liveEdgeSeconds) this.goLive();
      else this.rewindTo(time);
    });
    this.#showRewind = () => {
      const range = rewindRange(this.#video.seekable);
      rewind.hidden = range === null;
      if (range === null || isDragged) return;
      rewind.max = String(range.end - range.start);
      rewind.value = String(this.#video.currentTime - range.start);
    };
    const menus = [captions, latency, quality, help];
    const bar = el("div", { class: "player-bar" }, play, sound, live, rewind, el("span", { class: "player-space" }), menus, small, expand);
    return el("div", { class: "player-controls" }, tap, bar);
  }

  togglePlay() {
    this.#isPausedByUser = !this.#video.paused;
    if (this.#isPausedByUser) this.#video.pause();
    else this.#play();
  }

  /** With its surroundings, so that gifts are drawn there too. iPhones can only enlarge the video itself. */
  toggleFullscreen() {
    const screen = this.parentElement;
    if (document.fullscreenElement) document.exitFullscreen();
    else if (screen.requestFullscreen) screen.requestFullscreen();
    else this.#video.webkitEnterFullscreen?.();
  }

  /** Back or forward by seconds, within what the server still has. */
  skip(seconds) {
    const range = rewindRange(this.#video.seekable);
    if (range === null) return;
    const time = Math.max(range.start, this.#video.currentTime + seconds);
    if (range.end - time < liveEdgeSeconds) this.goLive();
    else this.rewindTo(time);
  }

  #togglePictureInPicture() {
    if (document.pictureInPictureElement) return document.exitPictureInPicture();
    return this.#video.requestPictureInPicture().catch(() => {}); // no picture yet, or the browser's own refusal
  }

  toggleSound() {
    this.#video.muted = !this.#video.muted;
    delete this.dataset.muted;
    this.#showSound();
  }

  #showSound() {
    const button = this.querySelector(".player-sound");
    if (!button) return;
    button.replaceChildren(icon(this.#video.muted ? "silent" : "sound"));
    sayAttribute(button, "aria-label", this.#video.muted ? "player.unmute" : "player.mute");
    if (!this.#video.muted) delete this.dataset.muted;
  }
}

/**
 * Playback is on the port the page came from. The address names the server's public name; a visitor who came by another
 * (localhost, the machine's address) would be refused by the page's own content policy.
 */
function onThisOrigin(address) {
  const { pathname, search } = new URL(address, location.href);
  return pathname + search;
}

/** The mark by which the server counts this viewer, or null. */
function markOf(address) {
  return new URL(address, location.href).searchParams.get("p");
}

customElements.define("chobi-player", Player);

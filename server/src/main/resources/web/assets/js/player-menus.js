/** What one may choose of the picture: quality, distance from live, captions; and the keys that do the same. */
import { el } from "./dom.js";
import { closeButton } from "./dialog.js";
import { say } from "./i18n.js";
import { openMenu } from "./popover-menu.js";

/** Seconds behind live that are offered; null: as near as the connection allows. */
const distances = [null, 5, 10, 20, 40];
const captionKinds = ["captions", "subtitles"];

/** Heights to choose from; the browser's network chooses where nobody does. `hls`: hls.js at work. */
export function openQualityMenu(button, hls) {
  const levels = [...hls.levels.entries()].sort(([, a], [, b]) => b.height - a.height);
  const chosen = hls.autoLevelEnabled ? -1 : hls.nextLevel;
  const item = (level, key, values) => ({ key, values, kind: level === chosen ? "chosen" : "", act: () => (hls.nextLevel = level) });
  openMenu(button, "player.quality", [
    item(-1, "player.qualityAuto"),
    ...levels.map(([level, { height }]) => item(level, "player.qualityHeight", { height: String(height) })),
  ]);
}

/** `choose(seconds)`: null for as near as it goes. */
export function openLatencyMenu(button, held, choose) {
  const offered = distances.includes(held) ? distances : [...distances, held];
  const item = (seconds) => {
    const kind = seconds === held ? "chosen" : "";
    const act = () => choose(seconds);
    return seconds === null ? { key: "player.latencyLow", kind, act } : { key: "player.latencySeconds", values: { n: seconds }, kind, act };
  };
  openMenu(button, "player.latency", offered.map(item));
}

/** The captions that came with the picture, each a TextTrack; in the order of the browser. */
export function captionsOf(video) {
  return [...video.textTracks].filter(({ kind }) => captionKinds.includes(kind));
}

export function openCaptionsMenu(button, video) {
  const tracks = captionsOf(video);
  const shown = tracks.find(({ mode }) => mode === "showing") ?? null;
  const choose = (wanted) => tracks.forEach((track) => (track.mode = track === wanted ? "showing" : "hidden"));
  openMenu(button, "player.captions", [
    { key: "player.captionsOff", kind: shown === null ? "chosen" : "", act: () => choose(null) },
    ...tracks.map((track, i) => ({
      key: track.label || track.language ? "player.captionsNamed" : "player.captionsNumber",
      values: { name: track.label || track.language, n: i + 1 },
      kind: track === shown ? "chosen" : "",
      act: () => choose(track),
    })),
  ]);
}

const keys = [
  [["Space", "K"], "keys.play"],
  [["M"], "keys.sound"],
  [["F"], "keys.fullscreen"],
  [["L"], "keys.live"],
  [["←", "→"], "keys.skip"],
  [["C"], "keys.captions"],
  [["?"], "keys.help"],
];

export function showKeys() {
  if (document.querySelector("dialog[open]")) return;
  const dialog = el("dialog", { class: "card dialog keys", "aria-labelledby": "keys-title", data: { testid: "keys" } });
  const rows = keys.flatMap(([names, key]) => [
    el("dt", { dir: "ltr" }, names.map((name) => el("kbd", {}, name))),
    say(el("dd"), key),
  ]);
  dialog.append(closeButton(dialog), say(el("h2", { id: "keys-title" }), "keys.title"), el("dl", {}, rows));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** The player by keyboard: the keys that people know from other players. */
import { showKeys } from "./player-menus.js";

const editable = "input, textarea, select, [contenteditable], dialog, [popover], [role=log]";
const skipSeconds = 5;

/** While one writes, chooses or answers a question the keys belong to that. */
export function listenToKeys(player) {
  const acts = {
    " ": () => player.togglePlay(),
    k: () => player.togglePlay(),
    m: () => player.toggleSound(),
    f: () => player.toggleFullscreen(),
    l: () => player.goLive(),
    c: () => player.toggleCaptions(),
    ArrowLeft: () => player.skip(-skipSeconds),
    ArrowRight: () => player.skip(skipSeconds),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if ("?؟".includes(event.key) && !event.target.closest?.(editable)) return showKeys();
    if (player.isIdle) return;
    const isButton = event.target.closest?.("button, a");
    if (event.target.closest?.(editable) || (isButton && event.key === " ")) return;
    const act = acts[keyOf(event)];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/** The key's own name; where the keyboard writes no Latin letters, that of its place. Pure. */
export function keyOf({ key, code }) {
  if (key.length !== 1) return key;
  const place = /^Key([A-Z])$/.exec(code ?? "")?.[1];
  return place && !/[a-z]/i.test(key) ? place.toLowerCase() : key.toLowerCase();
}

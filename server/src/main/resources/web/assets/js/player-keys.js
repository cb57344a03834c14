/** The player by keyboard: the keys that people know from other players. */

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
    ArrowLeft: () => player.skip(-skipSeconds),
    ArrowRight: () => player.skip(skipSeconds),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || player.isIdle) return;
    const isButton = event.target.closest?.("button, a");
    if (event.target.closest?.(editable) || (isButton && event.key === " ")) return;
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

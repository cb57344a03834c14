/**
 * A visitor without an account is one viewer, however often they come: they keep the id that the server signed for them.
 */
const storageKey = "chobi.guest";

/** `{playbackId}` for a join, or nothing to say. */
export function asGuest() {
  try {
    const playbackId = localStorage.getItem(storageKey);
    return playbackId ? { playbackId } : {};
  } catch {
    return {}; // storage is switched off: then every visit is a new visitor
  }
}

/** `joined`: the answer to a join. */
export function keepGuest(joined) {
  if (!joined.playbackId) return;
  try {
    localStorage.setItem(storageKey, joined.playbackId);
  } catch {
    // as above
  }
}

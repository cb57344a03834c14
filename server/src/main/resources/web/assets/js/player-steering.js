/**
 * Keeping the picture at a wanted distance behind live. Pure: numbers in, one instruction out.
 */

/** Beyond this error a jump is less unpleasant than a long chase. */
const jumpBeyond = 1;
/** Within this error we leave the speed alone. */
const closeEnough = 0.15;
/** Speed changes up to this are not noticed, as the browser keeps the pitch. */
const rateChangeMax = 0.08;

/** `behind` and `target` in seconds → `{rate}`, or `{rate: 1, jump}` with the seconds to move forward (negative: back). */
export function steer(behind, target) {
  const error = behind - target;
  if (Math.abs(error) > jumpBeyond) return { rate: 1, jump: error };
  if (Math.abs(error) <= closeEnough) return { rate: 1 };
  return { rate: 1 + Math.max(-rateChangeMax, Math.min(rateChangeMax, error * 0.2)) };
}

/** The speed that has to do it without a jump. Playing faster with less than a second to spare would only stall. */
export function rateAlone({ behind, target, hasSpare }) {
  const { rate, jump } = steer(behind, target);
  const wanted = jump === undefined ? rate : 1 + Math.sign(jump) * rateChangeMax;
  return wanted > 1 && !hasSpare ? 1 : wanted;
}

/** The very oldest is about to leave the list; and hls.js loads nothing at exactly 0, where a young stream begins. */
const oldestSpareSeconds = 1;

/** What a viewer may go back over, `{start, end}` in the video's time, or null where it is too little to choose from. */
export function rewindRange(seekable) {
  if (seekable.length === 0) return null;
  const [start, end] = [seekable.start(0), seekable.end(seekable.length - 1)];
  return Number.isFinite(end) && end - start >= 30 ? { start: start + oldestSpareSeconds, end } : null;
}

/** `?behind=` of the address: seconds from 2 to 600, or null. Anything else is as if it were absent. */
export function askedBehind(search) {
  const text = new URLSearchParams(search).get("behind");
  const seconds = Number(text);
  return text !== null && text.trim() !== "" && seconds >= 2 && seconds <= 600 ? seconds : null;
}

/**
 * Seconds behind live. The programme date-time is what the gifts are scheduled on, so it is preferred; a viewer whose
 * clock is wrong (or an encoder whose clock drifted) falls back to the playlist's own estimate.
 */
export function behindLive({ now, position, estimate }) {
  const byClock = position === null ? null : (now - position) / 1000;
  const isPlausible = byClock !== null && byClock >= 0 && (estimate === null || Math.abs(byClock - estimate) < 15);
  return isPlausible ? byClock : estimate;
}

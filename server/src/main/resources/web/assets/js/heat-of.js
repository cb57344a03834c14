/** How much happened at each place of a recording. Pure. */

export const stretches = 120;

/**
 * The place in the video, in seconds, of a moment of programme date-time in ms; null for one that is not in it.
 * `fragments`: {start, duration, programDateTime} in order; between two of them the encoder was lost.
 */
export function placeOf(fragments, moment) {
  let [low, high] = [0, fragments.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { start, duration, programDateTime } = fragments[middle];
    const into = (moment - programDateTime) / 1_000;
    if (into < 0) high = middle - 1;
    else if (into > duration) low = middle + 1;
    else return start + into;
  }
  // Of a moment in a gap the place is where the picture went on.
  return low < fragments.length && low > 0 ? fragments[low].start : null;
}

/** What a row adds: a word, a gift by its price (a hundred times the price is not a hundred times as interesting), likes. */
export function weightOf({ type, payload }) {
  if (type === "message") return 1;
  if (type === "gift") return payload.delta > 0 ? 2 + Math.log2(1 + payload.delta) : 0;
  if (type === "likes") return Math.min(10, payload.count / 5);
  return 0;
}

/**
 * → `stretches` numbers from 0 to 1, smoothed over their neighbours; null where nothing happened at all. `place(row)`: in
 * seconds, or null.
 */
export function heatOf(rows, place, duration) {
  const sums = Array(stretches).fill(0);
  for (const row of rows) {
    const weight = weightOf(row);
    const at = weight > 0 ? place(row) : null;
    if (at === null || !(duration > 0)) continue;
    sums[Math.min(stretches - 1, Math.max(0, Math.floor((at / duration) * stretches)))] += weight;
  }
  const smooth = sums.map((sum, i) => ((sums[i - 1] ?? sum) + 2 * sum + (sums[i + 1] ?? sum)) / 4);
  const most = Math.max(...smooth);
  return most > 0 ? smooth.map((sum) => sum / most) : null;
}

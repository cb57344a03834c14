/** What happened when: a session's rows as sums over equal stretches of its time. Pure. */

export const stretches = 60;

/**
 * `from` and `to` in ms. → {viewers, messages, coins}, each an array of `stretches` numbers. Viewers are the most of the
 * stretch, and where nobody came or went as many as before; big rooms tell only some of their comings and goings.
 */
export function timelineOf(rows, from, to) {
  const length = Math.max(1, to - from);
  const viewers = Array(stretches).fill(null);
  const messages = Array(stretches).fill(0);
  const coins = Array(stretches).fill(0);
  const last = Array(stretches).fill(null);
  let before = 0;
  for (const { type, at, payload } of rows) {
    const place = Math.floor(((Date.parse(at) - from) / length) * stretches);
    const i = Math.min(stretches - 1, place);
    if (payload?.viewers !== undefined && typeof payload.viewers === "number") {
      if (i < 0) before = payload.viewers;
      else {
        viewers[i] = Math.max(viewers[i] ?? 0, payload.viewers);
        last[i] = payload.viewers;
      }
    }
    if (i < 0) continue;
    if (type === "message") messages[i]++;
    if (type === "gift") coins[i] += payload.delta ?? 0;
  }
  viewers.forEach((count, i) => {
    viewers[i] = Math.max(count ?? 0, before);
    before = last[i] ?? before;
  });
  return { viewers, messages, coins };
}

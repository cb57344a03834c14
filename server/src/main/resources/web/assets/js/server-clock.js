/** The server's time as this page best knows it: viewers' clocks are often seconds wrong, and `behind live` shows it. */
let offset = 0;
let best = Infinity;

export function serverNow() {
  return Date.now() + offset;
}

/** Asks a few times and believes the quickest answer, whose middle is the least uncertain. */
export async function learnServerClock(rpc) {
  for (let i = 0; i < 3; i++) {
    const sent = Date.now();
    const answer = await rpc.query("system.ping").catch(() => null);
    const took = Date.now() - sent;
    const at = Date.parse(answer?.at);
    if (Number.isNaN(at) || took >= best) continue;
    best = took;
    offset = at + took / 2 - Date.now();
  }
}

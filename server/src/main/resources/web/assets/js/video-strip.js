/** Which small picture of a video is seen where: read from WebVTT whose cues name pieces of one sheet. */

const cueForm = /^([\d:.]+) --> ([\d:.]+)/;
const pieceForm = /^(.+)#xywh=(\d+),(\d+),(\d+),(\d+)$/;

/** The cues of a text, in seconds and pixels, in the order of time; what is no cue of ours is left out. */
export function cuesOf(text) {
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, i) => {
    const [times, piece] = [cueForm.exec(line), pieceForm.exec(lines[i + 1] ?? "")];
    if (!times || !piece) return [];
    const [x, y, width, height] = piece.slice(2).map(Number);
    return [{ start: secondsOf(times[1]), end: secondsOf(times[2]), sheet: piece[1], x, y, width, height }];
  });
}

/** The cue of this second; the last one beyond the end, and null where there is none. */
export function cueAt(cues, second) {
  return cues.find((cue) => second < cue.end) ?? cues.at(-1) ?? null;
}

function secondsOf(time) {
  return time.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** What is at `address`; empty where it cannot be had, since a video plays without it. */
export async function loadStrip(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? cuesOf(await answer.text()).map((cue) => ({ ...cue, sheet: new URL(cue.sheet, answer.url).href })) : [];
  } catch {
    return [];
  }
}

/**
 * The log of a recorded session, played beside its video: which rows belong to the moment on screen. Pure: the caller
 * brings rows in order of `seq` and says which moment it is, in milliseconds of programme date-time.
 */

/** Forward by more than this was no playing but a jump: what lies between is not drawn one after the other. */
const jumpMs = 5_000;
/** As many lines as a reader scrolls back. */
const linesMax = 200;

export class VideoReplay {
  #rows = [];
  #shown = 0;
  #at = null;

  /** A row from before the first picture belongs to the beginning, one without a moment to the row before it. */
  add(rows) {
    for (const row of rows) {
      const due = Math.max(this.#rows.at(-1)?.due ?? -Infinity, row.mediaAt === null ? -Infinity : Date.parse(row.mediaAt));
      this.#rows.push({ row, due });
    }
  }

  /** Up to which moment the rows are here; more must be fetched before the video gets there. */
  get knownUntil() {
    return this.#rows.at(-1)?.due ?? -Infinity;
  }

  /** What to draw now: `rows`, beside what is there (`isMore`) or in the place of it. */
  at(moment) {
    const count = this.#countUntil(moment);
    const isMore = this.#at !== null && count >= this.#shown && moment - this.#at < jumpMs && moment >= this.#at;
    const rows = this.#rows.slice(isMore ? this.#shown : Math.max(0, count - linesMax), count).map(({ row }) => row);
    this.#at = moment;
    this.#shown = count;
    return { rows, isMore };
  }

  #countUntil(moment) {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#rows[middle].due <= moment) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

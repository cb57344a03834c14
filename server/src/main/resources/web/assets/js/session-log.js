/**
 * A reader's copy of the session log: which rows it has, which it still owes its user, and where to resume. Pure: no
 * socket, no document. Rows come from three sides (live events, the join's answer, the catch-up) in any order and more
 * than once; each leaves here exactly once.
 */

/** Bound of the memory of seen rows. Older than this far behind the newest, a row counts as seen. */
const memory = 5_000;

const eventTypes = { new_message: "message", gift_animation: "gift" };

/** A live event carries its payload flat; the log row keeps it apart. Everything downstream speaks of rows. */
export function rowOf(eventName, event) {
  const { sessionId: _sessionId, seq, at, mediaAt, user, actor, ...payload } = event;
  // One event tells of all changes of state; the log has a row type for each.
  const isState = eventName === "session_updated" && payload.status !== undefined;
  const type = isState ? `session_${payload.status}` : (eventTypes[eventName] ?? eventName);
  return { seq, at, mediaAt: mediaAt ?? null, type, actor: user ?? actor ?? null, payload };
}

export class SessionLog {
  #seen = new Set();
  #floor = 0;
  #last = 0;
  /** Ranges the server told us it left out: [from, to], both inclusive. */
  #owed = [];
  #catchUpMax;

  /** `catchUpMax`: rows fetched after an absence at most, since nobody reads thousands of lines; a host adds up all. */
  constructor({ catchUpMax = 1_000 } = {}) {
    this.#catchUpMax = catchUpMax;
  }

  /** The newest row this reader knows of. */
  get last() {
    return this.#last;
  }

  get owed() {
    return this.#owed.map(([from, to]) => ({ from, to }));
  }

  /** `afterSeq` of the next join: everything up to it is here. Owed rows are asked for again. */
  get resumeAfter() {
    return Math.min(this.#last, ...this.#owed.map(([from]) => from - 1));
  }

  /** A first join: the log begins here for us, what came earlier is history that may be fetched. */
  startAfter(seq) {
    this.#floor = Math.max(this.#floor, seq);
    this.#last = Math.max(this.#last, seq);
  }

  /** The rows that are new, in order of `seq`. Hidden rows fill their gap and are not handed out. */
  accept(rows) {
    const fresh = [];
    for (const row of [...rows].sort((a, b) => a.seq - b.seq)) {
      if (row.seq === undefined || !this.#isNew(row.seq)) continue;
      this.#seen.add(row.seq);
      this.#last = Math.max(this.#last, row.seq);
      this.#settle(row.seq, row.seq);
      if (row.type !== "hidden") fresh.push(row);
    }
    if (this.#seen.size > 2 * memory) this.#forget();
    return fresh;
  }

  /** The server thinned or skipped rows. What of them is not here is owed from now on, the newest `catchUpMax` of it. */
  owe(from, to) {
    for (let seq = Math.max(from, to - this.#catchUpMax + 1); seq <= to; seq++) {
      if (this.#seen.has(seq) || this.#isOwed(seq)) continue;
      const open = this.#owed.find((range) => range[1] === seq - 1);
      if (open) open[1] = seq;
      else this.#owed.push([seq, seq]);
    }
    this.#last = Math.max(this.#last, to);
  }

  /** Gives up a range: fetched as far as the server would tell. */
  forgive(from, to) {
    this.#settle(from, to);
  }

  /** What a join's answer left out between `afterSeq` and `lastSeq` is owed. */
  joined(afterSeq, lastSeq, rows) {
    this.owe(afterSeq + 1, lastSeq);
    return this.accept(rows);
  }

  #isOwed(seq) {
    return this.#owed.some(([from, to]) => from <= seq && seq <= to);
  }

  #isNew(seq) {
    return !this.#seen.has(seq) && (seq > this.#floor || this.#isOwed(seq));
  }

  #settle(from, to) {
    this.#owed = this.#owed.flatMap(([start, end]) => {
      if (to < start || end < from) return [[start, end]];
      return [
        [start, from - 1],
        [to + 1, end],
      ].filter(([first, last]) => first <= last);
    });
  }

  #forget() {
    this.#floor = Math.max(this.#floor, this.#last - memory);
    for (const seq of this.#seen) if (seq <= this.#floor) this.#seen.delete(seq);
  }
}

/** What is watched of a video, told in pieces. Importable without a document, for the tests. */

const leastSeconds = 1;
/** The server takes no more at once. */
const mostSeconds = 60;
/** What moves by more than this between two ticks was jumped over. */
const jumpSeconds = 3;

/** A stretch that is being watched: grows with the picture, and is told in pieces. */
export class WatchedStretch {
  #from = null;
  #to = null;

  /** The picture is at this second; answers what was watched until it jumped here, if it did. */
  at(second) {
    const jumped = this.#to !== null && (second < this.#to || second - this.#to > jumpSeconds);
    const before = jumped ? this.take() : null;
    if (jumped || this.#from === null) this.#from = second;
    this.#to = second;
    return before;
  }

  /** What was watched since it was taken last, in ms; null where that is nothing to speak of. */
  take() {
    if (this.#from === null || this.#to - this.#from < leastSeconds) return null;
    const [from, to] = [this.#from, Math.min(this.#to, this.#from + mostSeconds)];
    this.#from = this.#to;
    return { fromMs: Math.round(from * 1_000), toMs: Math.round(to * 1_000) };
  }
}

/**
 * Things that wait for their moment of the video. Pure: the caller says which moment is on screen, as milliseconds of
 * programme date-time, or `null` when no video is playing.
 */

/** A paused or very late viewer must not gather rows without end; beyond this the oldest are let go at once. */
const waitingMax = 1_000;

export class MediaSchedule {
  #waiting = [];

  get size() {
    return this.#waiting.length;
  }

  /** `mediaAt` null (no picture yet, or a notice of our own) is due at once. */
  add(item, mediaAt) {
    this.#waiting.push({ item, due: mediaAt === null || mediaAt === undefined ? -Infinity : Date.parse(mediaAt) });
  }

  /** Puts another in the place of each that waits. */
  change(change) {
    for (const entry of this.#waiting) entry.item = change(entry.item);
  }

  /**
   * Takes out what is due, in the order it was added. With no video playing everything is due: nobody should wait for a
   * moment that does not come.
   */
  take(onScreen) {
    const surplus = this.#waiting.length - waitingMax;
    const due = [];
    const waiting = [];
    this.#waiting.forEach((entry, index) => {
      const isDue = onScreen === null || !(entry.due > onScreen) || index < surplus;
      (isDue ? due : waiting).push(entry);
    });
    this.#waiting = waiting;
    return due.map((entry) => entry.item);
  }
}

/** Milliseconds without movement after which a picture counts as standing, while live and otherwise. */
const standing = { live: 5_000, notLive: 1_000 };
/** How long a row waits for a video that is only starting. */
const startingMax = 8_000;

/**
 * Decides which moment is on screen. A short stall holds the schedule, since the moment is still to come; a picture that
 * stands (paused, ended, encoder gone) no longer does.
 */
export class ScreenClock {
  #at = null;
  #movedAt = null;
  #startedAt;

  constructor(now) {
    this.#startedAt = now;
  }

  /** `position`: the player's programme date-time in ms or null; `isLive`: the session's status; `isPaused`: by the user. */
  onScreen({ position, isLive, isPaused, now }) {
    if (position !== null && position !== this.#at) {
      this.#at = position;
      this.#movedAt = now;
    }
    if (this.#movedAt === null) return isLive && now - this.#startedAt < startingMax ? -Infinity : null;
    if (isPaused || position === null) return now - this.#movedAt > standing.notLive ? null : this.#at;
    return now - this.#movedAt > (isLive ? standing.live : standing.notLive) ? null : position;
  }
}

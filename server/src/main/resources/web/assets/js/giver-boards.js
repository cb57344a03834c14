/** The rankings of givers that a page shows. Pure. */

export const boards = ["session", "day", "week", "all"];

/** What gifts.getLeaderboard is asked for: this session, or everything the host was given in a period. */
export function askOf(board, { sessionId, hostId }) {
  const limit = 20;
  return board === "session" || !hostId ? { sessionId, limit } : { userId: hostId, period: board, limit };
}

/** Readers ask anew so long after a gift, at different moments, for the server's sake. `chance` from 0 to 1. */
export function pauseMs(isOpen, chance) {
  return isOpen ? 2_000 + chance * 2_000 : 8_000 + chance * 12_000;
}

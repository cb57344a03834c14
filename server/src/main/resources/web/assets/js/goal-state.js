/** What a session's goal is after something was told of it. Pure. */

/**
 * `goal`: as it is shown, or null; `told`: a row of the log, or `goal_updated` with the goal as its payload. What is told
 * of a goal that another has replaced changes nothing.
 */
export function goalAfter(goal, { type, payload }) {
  if (type === "goal_set") return payload;
  if (type === "goal_removed") return goal?.id === payload.id ? null : goal;
  return goal === null || goal.id === payload.id ? payload : goal;
}

/** From 0 to 1; gifts may come to more than was asked for. */
export function shareOf({ progress, coins }) {
  return coins > 0 ? Math.min(1, Math.max(0, progress / coins)) : 0;
}

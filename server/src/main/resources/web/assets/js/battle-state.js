/** A battle of gifts as one of its two sessions shows it. Pure. */

/** → {own, other: {host, sessionId, score}, share}: `share` of the session's own side, from 0 to 1; even where nobody gave. */
export function sidesOf(battle, sessionId) {
  const challenger = { host: battle.challenger, sessionId: battle.challengerSessionId, score: battle.challengerScore };
  const opponent = { host: battle.opponent, sessionId: battle.opponentSessionId, score: battle.opponentScore };
  const [own, other] = opponent.sessionId === sessionId ? [opponent, challenger] : [challenger, opponent];
  const total = own.score + other.score;
  return { own, other, share: total > 0 ? own.score / total : 0.5 };
}

/** Whole seconds until it ends by the clock that all share, 0 when it should have. */
export function secondsLeft({ endsAt }, now) {
  const left = (Date.parse(endsAt) - now) / 1_000;
  return Number.isFinite(left) ? Math.max(0, Math.ceil(left)) : 0;
}

/** `won`, `lost` or `drawn` for this session; null before the end. */
export function outcomeOf(battle, sessionId) {
  if (battle.status !== "ended") return null;
  if (!battle.winner) return "drawn";
  return battle.winner.id === sidesOf(battle, sessionId).own.host?.id ? "won" : "lost";
}

/** What is shown after something was told: an old figure does not undo a final one. */
export function battleAfter(shown, told) {
  if (shown !== null && shown.id === told.id && shown.status === "ended" && told.status !== "ended") return shown;
  return told.status === "running" || told.status === "ended" ? told : shown;
}

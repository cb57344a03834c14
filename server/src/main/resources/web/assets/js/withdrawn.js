/**
 * What a reader is shown of a message: its text, or what is left when it was deleted. The host reads on what was said,
 * marked as deleted; everybody else reads only that there was something. Pure.
 */
export function shownOf({ text, deleted }, isHost) {
  const isDeleted = deleted === true;
  return { text: isDeleted && !isHost ? "" : (text ?? ""), isDeleted };
}

/** The row of a message after its deletion, as far as this reader may keep it. */
export function withdrawn(row, isHost) {
  const { id, text, user } = row.payload;
  return { ...row, payload: { id, ...(isHost && { text }), ...(user && { user }), deleted: true } };
}

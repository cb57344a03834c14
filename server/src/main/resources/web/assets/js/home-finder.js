/** Finding a session among those listed. Pure. */

/** How many chips there are room for. */
const categoriesMax = 12;

/** The categories of `sessions` behind those already `known`, each once; the most frequent of the new ones first. */
export function categoriesOf(sessions, known) {
  const counts = new Map();
  for (const { category } of sessions) if (category) counts.set(category, (counts.get(category) ?? 0) + 1);
  const fresh = [...counts.keys()].filter((name) => !known.includes(name)).sort((a, b) => counts.get(b) - counts.get(a) || a.localeCompare(b));
  return [...known, ...fresh].slice(0, categoriesMax);
}

/** Whether every word of `text` stands in the session's title, category, tags or its host's names. */
export function matches({ title, category, tags = [], host }, text) {
  const all = [title, category, ...tags, host?.username, host?.displayName].filter(Boolean).join("\n").toLocaleLowerCase();
  return text.toLocaleLowerCase().split(/\s+/).every((word) => all.includes(word));
}

/** {mine, others}: sessions of hosts whom one follows, and the rest; each in the order in which they were. */
export function withFollowedFirst(sessions, follows) {
  const isMine = ({ host }) => follows.get(host?.id) === true;
  return { mine: sessions.filter(isMine), others: sessions.filter((session) => !isMine(session)) };
}

/**
 * What a host's browser remembers. The stream key only as long as the tab lives (the server shows it once, a reload must
 * not lose it); the ids of sessions for good.
 */
const keptMax = 12;
const idsKey = (userId) => `chobi.studio.${userId}`;
const secretKey = (sessionId) => `chobi.ingest.${sessionId}`;

function read(storage, key, otherwise) {
  try {
    return JSON.parse(storage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function remember(userId, sessionId, secrets) {
  const ids = [{ id: sessionId }, ...knownSessions(userId).filter(({ id }) => id !== sessionId)].slice(0, keptMax);
  localStorage.setItem(idsKey(userId), JSON.stringify(ids));
  rememberSecrets(sessionId, secrets);
}

export function knownSessions(userId) {
  return read(localStorage, idsKey(userId), []);
}

export function rememberSecrets(sessionId, secrets) {
  sessionStorage.setItem(secretKey(sessionId), JSON.stringify({ ...secretsOf(sessionId), ...secrets }));
}

/** {ingest?, accessCode?} */
export function secretsOf(sessionId) {
  return read(sessionStorage, secretKey(sessionId), {});
}

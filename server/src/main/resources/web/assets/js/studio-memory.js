/**
 * What a host's browser remembers: the stream key and the access code, only as long as the tab lives. The server shows
 * them once, and a reload must not lose them.
 */
const secretKey = (sessionId) => `chobi.ingest.${sessionId}`;

export function rememberSecrets(sessionId, secrets) {
  sessionStorage.setItem(secretKey(sessionId), JSON.stringify({ ...secretsOf(sessionId), ...secrets }));
}

/** {ingest?, accessCode?} */
export function secretsOf(sessionId) {
  try {
    return JSON.parse(sessionStorage.getItem(secretKey(sessionId))) ?? {};
  } catch {
    return {};
  }
}

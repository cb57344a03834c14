/**
 * Who is signed in. Tokens live in localStorage, shared by all tabs; `chobi:account` on the document tells of changes,
 * also of those another tab made.
 */
import { createRpc } from "./rpc.js";

const storageKey = "chobi.account";

/** What storage holds, or null. Read anew each time: another tab may have renewed or signed out meanwhile. */
function stored() {
  try {
    return JSON.parse(localStorage.getItem(storageKey));
  } catch {
    return null;
  }
}

function store(answer) {
  if (answer) {
    const { user, accessToken, refreshToken, expiresIn } = answer;
    localStorage.setItem(
      storageKey,
      JSON.stringify({ user: user ?? stored()?.user, accessToken, refreshToken, expiresAt: Date.now() + expiresIn * 1000 }),
    );
  } else {
    localStorage.removeItem(storageKey);
  }
}

/** `isExpired`: nobody signed out, the server takes the tokens no more. */
function announce(isExpired = false) {
  document.dispatchEvent(new CustomEvent("chobi:account", { detail: { isExpired } }));
}

// Renewal and signing in carry no token, so they need a client that never tries to renew.
const anonymous = createRpc({});
let renewing = null;

/**
 * One renewal at a time. A refresh token used twice revokes the whole family, so two tabs must not race: where the
 * browser has locks (secure contexts), the second tab waits and then finds the first one's token in storage.
 */
function renew(usedToken) {
  const locked = (work) => (navigator.locks ? navigator.locks.request("chobi.renew", work) : work());
  renewing ??= locked(() => renewNow(usedToken)).finally(() => (renewing = null));
  return renewing;
}

async function renewNow(usedToken) {
  const mine = stored();
  if (!mine) return null;
  if (mine.accessToken !== usedToken) return mine.accessToken;
  try {
    const answer = await anonymous.mutate("auth.refresh", { refreshToken: mine.refreshToken });
    store(answer);
    return answer.accessToken;
  } catch (failure) {
    // Only a refusal signs out. Without an answer the token may still be good.
    if (!failure.isPassing && failure.code !== "TOO_MANY_REQUESTS") {
      store(null);
      announce(true);
    }
    return null;
  }
}

export const account = {
  user: () => stored()?.user ?? null,

  /** A token that is good for at least another half minute, or null for a guest. For the socket's handshake. */
  async freshToken() {
    const mine = stored();
    if (!mine) return null;
    return mine.expiresAt - Date.now() > 30_000 ? mine.accessToken : ((await renew(mine.accessToken)) ?? stored()?.accessToken);
  },

  renew: () => renew(stored()?.accessToken),

  async signUp({ username, email, password }) {
    store(await anonymous.mutate("auth.register", { username, email, password }));
    announce();
  },

  async signIn({ login, password }) {
    store(await anonymous.mutate("auth.login", { login, password }));
    announce();
  },

  async signOut() {
    const mine = stored();
    store(null);
    announce();
    // The tokens are forgotten here in any case; a server that cannot be reached lets them run out.
    if (mine) await anonymous.mutate("auth.logout", { refreshToken: mine.refreshToken }).catch(() => {});
  },
};

globalThis.addEventListener?.("storage", (event) => {
  if (event.key !== storageKey) return;
  const idOf = (text) => JSON.parse(text || "null")?.user?.id;
  if (idOf(event.oldValue) !== idOf(event.newValue)) announce();
});

export const rpc = createRpc({ tokens: { current: () => stored()?.accessToken, renew } });

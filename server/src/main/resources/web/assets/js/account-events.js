/**
 * What the server tells one person, on whichever page they are: their notifications. A page with a session's room has a
 * socket that brings them; only where there is none one is opened for it.
 */
import { account } from "./account.js";

/** Pages with a room of their own open it within this time. */
const settleMs = 1_500;
const carriers = new Set();
const heard = new WeakSet();
let isWanted = false;
let own = null;
let timer;

/** `notification` {notification} · `connected`: what came before may have been missed. */
export const accountEvents = new EventTarget();

/** A socket that is signed in as whoever is: what it hears is told, until `release`. */
export function carry(socket) {
  carriers.add(socket);
  hear(socket);
  settle();
}

export function release(socket) {
  carriers.delete(socket);
  settle();
}

/** From now on somebody listens. */
export function wantAccountEvents() {
  if (isWanted) return;
  isWanted = true;
  // Another person needs another handshake.
  document.addEventListener("chobi:account", () => {
    drop();
    settle();
  });
  addEventListener("pagehide", drop);
  addEventListener("pageshow", (event) => event.persisted && settle());
  settle();
}

function hear(socket) {
  if (heard.has(socket)) return;
  heard.add(socket);
  socket.on("notification", (notification) => tell("notification", { notification }));
  socket.on("connect", () => tell("connected"));
  if (socket.connected) tell("connected");
}

function settle() {
  clearTimeout(timer);
  if (carriers.size > 0) return drop();
  if (isWanted && own === null && account.user()) timer = setTimeout(open, settleMs);
}

async function open() {
  const { io } = await import("/assets/vendor/socket.io.esm.min.js");
  if (carriers.size > 0 || own !== null || !account.user()) return;
  own = io({
    auth: (answer) => account.freshToken().then((token) => answer(token ? { token } : {})),
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    reconnectionDelayMax: 15_000,
    forceNew: true,
  });
  hear(own);
}

function drop() {
  clearTimeout(timer);
  own?.disconnect();
  own = null;
}

function tell(name, detail) {
  accountEvents.dispatchEvent(new CustomEvent(name, { detail }));
}

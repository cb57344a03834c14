/** `/studio`: a host's sessions, a new one, and the one that is running (`#` of the address holds its id). */
import { account, rpc } from "./account.js";
import { el } from "./dom.js";
import { say, translateTree } from "./i18n.js";
import { learnServerClock } from "./server-clock.js";
import { ensureSignedIn } from "./sign-up.js";
import { createForm } from "./studio-create.js";
import { LiveDesk } from "./studio-desk.js";
import { rememberSecrets } from "./studio-memory.js";
import { OverlayCard } from "./studio-overlays.js";
import { earningsLink, earningsPage } from "./studio-earnings.js";
import { EmojiCard } from "./studio-emoji.js";
import { SessionList } from "./studio-sessions.js";
import "./site-header.js";

const main = document.querySelector("#content");
let desk = null;

translateTree(document);
learnServerClock(rpc);

async function route() {
  desk?.close();
  desk = null;
  const user = account.user();
  if (!user) return showDoor();
  const sessionId = location.hash.slice(1);
  if (sessionId === "earnings") return main.replaceChildren(...earningsPage());
  if (sessionId) return open(sessionId);
  const sessions = new SessionList();
  const head = el("div", { class: "page-head" }, say(el("h1"), "studio.title"), say(el("p", { class: "muted" }), "studio.lead"));
  const side = el("div", { class: "desk-column" }, earningsLink(), sessions.element, new OverlayCard().element, new EmojiCard().element);
  main.replaceChildren(head, el("div", { class: "studio-start" }, createForm(created), side));
}

function showDoor() {
  const enter = say(el("button", { type: "button", class: "button primary", onclick: () => ensureSignedIn() }), "nav.signUp");
  main.replaceChildren(
    el("section", { class: "card door-card" }, say(el("h1"), "studio.signInTitle"), say(el("p"), "studio.signInText"), enter),
  );
}

function created({ session, ingest, playback, accessCode }) {
  rememberSecrets(session.id, { ingest, accessCode });
  desk = new LiveDesk(main, { session, playback });
  history.pushState(null, "", `#${session.id}`);
}

async function open(sessionId) {
  try {
    const { session, playback } = await rpc.query("streaming.getSession", { sessionId });
    if (session.host.id !== account.user()?.id) return complain("studio.notYours");
    desk = new LiveDesk(main, { session, playback });
  } catch (failure) {
    if (!failure.isPassing) return complain("error.NOT_FOUND");
    complain("watch.failedTitle");
    setTimeout(() => location.hash.slice(1) === sessionId && desk === null && open(sessionId), 2_000);
  }
}

function complain(key) {
  const back = say(el("a", { class: "button", href: "/studio" }), "studio.back");
  main.replaceChildren(el("section", { class: "card door-card" }, say(el("h2"), key), back));
}

addEventListener("popstate", route);
document.addEventListener("chobi:account", route);
route();

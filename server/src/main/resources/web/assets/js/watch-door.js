/** Getting into a session: found or not, private with a code, server away. Resolves once the visitor is in. */
import { account, rpc } from "./account.js";
import { el } from "./dom.js";
import { asGuest, keepGuest } from "./guest-id.js";
import { say } from "./i18n.js";
import { ensureSignedIn, field, sayFailure } from "./sign-up.js";
import { removalWords } from "./watch-trouble.js";

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** → {session, playback, accessCode, join}; `join()` asks for a fresh address. What stands in the way is shown in `curtain`. */
export async function openDoor(sessionId, curtain) {
  let accessCode = new URLSearchParams(location.search).get("code") ?? undefined;
  for (;;) {
    try {
      return await knock(sessionId, accessCode);
    } catch (failure) {
      if (failure.reason === "banned") {
        const { title, text } = removalWords("banned");
        showCard(curtain, title, text, homeLink());
        return new Promise(() => {}); // as long as they are banned there is nothing to wait for
      }
      if (failure.code === "FORBIDDEN" || failure.code === "UNAUTHORIZED") {
        accessCode = await askForCode(curtain, accessCode);
      } else if (failure.code === "NOT_FOUND" || failure.code === "BAD_REQUEST") {
        showCard(curtain, "watch.notFoundTitle", "watch.notFoundText", homeLink());
        return new Promise(() => {}); // there is nothing to wait for: the page stays as it is
      } else {
        showCard(curtain, "watch.failedTitle", "watch.failedText");
        await pause(2_000);
      }
    }
  }
}

/**
 * Everybody comes in by joining: the address they get counts their player and their socket as one viewer. A private
 * session's code is only for people with an account.
 */
async function knock(sessionId, accessCode) {
  const join = async () => {
    const code = accessCode && account.user() ? { accessCode } : {};
    const joined = await rpc.mutate("streaming.joinSession", { sessionId, ...code, ...asGuest() });
    keepGuest(joined);
    return joined;
  };
  const { session, playback } = await join();
  return { session, playback, accessCode, join };
}

async function askForCode(curtain, tried) {
  const input = field("code", "watch.accessCode", { autocomplete: "off", dir: "ltr", value: tried ?? "" });
  const complaint = el("p", { class: "form-error", role: "alert" });
  if (tried && account.user()) say(complaint, "watch.wrongCode");
  const submit = say(el("button", { type: "submit", class: "button primary" }), "watch.enter");
  const form = el("form", { class: "form door-form" }, input, complaint, submit);
  showCard(curtain, "watch.privateTitle", account.user() ? "watch.privateText" : "watch.privateSignIn", form);
  for (;;) {
    await new Promise((resolve) => {
      form.onsubmit = (event) => {
        event.preventDefault();
        resolve();
      };
    });
    if (await ensureSignedIn()) return form.elements.namedItem("code").value.trim();
    sayFailure(complaint, { code: "UNAUTHORIZED" });
  }
}

function homeLink() {
  return say(el("a", { class: "button primary", href: "/" }), "watch.endedHome");
}

function showCard(curtain, title, text, ...more) {
  curtain.replaceChildren(el("div", { class: "curtain door" }, say(el("h2"), title), say(el("p"), text), ...more));
}

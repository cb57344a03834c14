/** `/watch/{sessionId}`: one session, its video, chat and gifts. */
import { rpc } from "./account.js";
import { avatar, el, nameOf } from "./dom.js";
import { formatNumber, say, translateTree } from "./i18n.js";
import { ScreenClock } from "./media-schedule.js";
import { askedBehind } from "./player-steering.js";
import { learnServerClock } from "./server-clock.js";
import { SessionRoom } from "./session-room.js";
import { openDoor } from "./watch-door.js";
import { followButton } from "./follow.js";
import "./site-header.js";
import "./player.js";
import "./chat-panel.js";
import "./gift-stage.js";
import "./gift-tray.js";

const sessionId = location.pathname.split("/")[2] ?? "";
const hold = askedBehind(location.search);
const [player, stage, chat, tray] = ["chobi-player", "chobi-gift-stage", "chobi-chat", "chobi-gift-tray"].map((tag) =>
  document.querySelector(tag),
);
const curtain = document.querySelector("#curtain");
const viewers = document.querySelector("[data-testid=viewer-count]");
const clock = new ScreenClock(Date.now());
/** Often enough that a gift is less than two frames late. */
const tickMs = 40;

let session = null;
let playback = null;
/** Banned: there is nothing more to show, and nobody to ask. */
let isShutOut = false;

translateTree(document);

/** What the page shows follows from the session's status alone; called whenever anything of it has changed. */
function show() {
  if (isShutOut) return;
  document.title = `${session.title} · Chobi`;
  document.body.dataset.status = session.status;
  document.querySelector("#title").textContent = session.title;
  document.querySelector("#host-name").textContent = nameOf(session.host);
  const category = document.querySelector("#category");
  category.textContent = session.category ?? "";
  category.hidden = !session.category;
  say(document.querySelector("#status"), `status.${session.status}`);
  viewers.textContent = formatNumber(session.counts?.viewers ?? 0);
  document.body.classList.toggle("is-audio", session.kind === "audio");
  const values = {
    get host() {
      return nameOf(session.host);
    },
  };
  if (session.status === "ended") {
    player.stop();
    chat.close();
    tray.close();
    const home = say(el("a", { class: "button primary", href: "/" }), "watch.endedHome");
    raiseCurtain("ended", "watch.endedTitle", "watch.endedText", values, home);
  } else if (session.status === "created") {
    raiseCurtain("waiting", "watch.waitingTitle", "watch.waitingText", values);
  } else {
    if (playback?.hlsUrl && player.isIdle) player.load(playback.hlsUrl, { hold });
    if (session.status === "interrupted") raiseCurtain("interrupted", "watch.interruptedTitle", "watch.interruptedText");
    else curtain.replaceChildren();
  }
}

function raiseCurtain(kind, title, text, values, ...more) {
  if (curtain.firstChild?.dataset.kind === kind) return;
  const words = [say(el("h2"), title, values), say(el("p"), text, values)];
  curtain.replaceChildren(el("div", { class: `curtain ${kind}`, data: { kind } }, ...words, ...more));
}

function update(changes) {
  session = { ...session, ...changes, counts: { ...session.counts, ...changes.counts } };
  show();
}

async function reread() {
  const answer = await rpc.query("streaming.getSession", { sessionId }).catch(() => null);
  if (!answer) return;
  update(answer.session);
}

function enter(door) {
  ({ session, playback } = door);
  document.querySelector("#host-avatar").replaceChildren(avatar(session.host));
  chat.hostId = session.host?.id;
  followButton(document.querySelector("#follow"), session.host);
  document.querySelector("#room").hidden = false;
  show();
  const room = new SessionRoom({ sessionId, accessCode: door.accessCode });
  const shutOut = () => {
    isShutOut = true;
    player.stop();
    chat.close();
    tray.close();
    room.close();
    const home = say(el("a", { class: "button primary", href: "/" }), "watch.endedHome");
    raiseCurtain("removed", "watch.bannedTitle", "watch.bannedText", {}, home);
  };
  room.addEventListener("removed", shutOut);
  room.addEventListener("refused", ({ detail: { failure } }) => failure.reason === "banned" && shutOut());
  room.addEventListener("rows", ({ detail: { rows, isHistory } }) => {
    for (const row of rows) {
      chat.add(row);
      if (row.type === "gift") stage.add(row, { isHistory });
    }
  });
  room.addEventListener("session", ({ detail }) => {
    update(detail.session);
    // An event that does not say the state only says that something changed. Readers spread out, for the server's sake.
    if (!detail.session.status) setTimeout(reread, Math.random() * 500);
  });
  room.addEventListener("viewers", ({ detail }) => update({ counts: { viewers: detail.count } }));
  room.addEventListener("presence", ({ detail }) => {
    const isArrival = detail.name === "viewer_joined";
    if (detail.user) chat.notice(isArrival ? "chat.joined" : "chat.left", { name: nameOf(detail.user) });
  });
  room.addEventListener("deleted", ({ detail }) => chat.delete(detail.messageId));
  room.addEventListener("connection", ({ detail }) => isShutOut || chat.setConnected(detail.isJoined));
  chat.send = async (text, clientMessageId) => {
    const { message } = await room.request("send_message", { text, clientMessageId });
    if (message?.seq !== undefined) room.acceptOwn("new_message", message);
  };
  tray.send = (giftId, idempotencyKey, options) => room.request("send_gift", { giftId, quantity: 1, idempotencyKey }, options);
  document.addEventListener("chobi:account", async () => {
    if (isShutOut) return location.reload(); // somebody else may come in
    room.reopen();
    const again = await door.join().catch(() => null);
    if (again?.playback?.hlsUrl) player.continueAs(again.playback.hlsUrl);
  });
  addEventListener("pagehide", () => room.close());
  addEventListener("pageshow", (event) => event.persisted && !isShutOut && room.open());
  player.addEventListener("needs-address", async () => {
    const again = await door.join().catch(() => null);
    if (again?.playback?.hlsUrl) player.load(again.playback.hlsUrl, { hold });
  });
  room.open();
  learnServerClock(rpc);
  setInterval(tick, tickMs);
  // Events bring changes at once; this brings them while the socket is down.
  setInterval(() => session.status !== "ended" && !isShutOut && !room.isJoined && reread(), 2_000);
  setInterval(() => session.status !== "ended" && session.status !== "live" && !isShutOut && reread(), 5_000);
}

function tick() {
  const onScreen = clock.onScreen({
    position: player.position,
    isLive: session.status === "live",
    isPaused: player.isPausedByUser,
    now: Date.now(),
  });
  stage.tick(onScreen);
  chat.tick(onScreen);
}

document.addEventListener("chobi:language", () => session && show());
enter(await openDoor(sessionId, curtain));

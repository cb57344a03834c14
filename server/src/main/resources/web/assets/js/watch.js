/** `/watch/{sessionId}`: one session, its video, chat and gifts. */
import { account, rpc } from "./account.js";
import { avatar, el, nameOf } from "./dom.js";
import { formatList, formatNumber, say, translateTree } from "./i18n.js";
import { ScreenClock } from "./media-schedule.js";
import { listenToKeys } from "./player-keys.js";
import { askedBehind } from "./player-steering.js";
import { wireRoom } from "./room-wiring.js";
import { learnServerClock } from "./server-clock.js";
import { SessionRoom } from "./session-room.js";
import { openDoor } from "./watch-door.js";
import { removalWords, TroubleNote, troubleOf } from "./watch-trouble.js";
import { followButton } from "./follow.js";
import { wireGiftSums } from "./gift-sums.js";
import { ensureSignedIn } from "./sign-up.js";
import { openUserCard } from "./user-card.js";
import "./site-header.js";
import "./player.js";
import "./chat-panel.js";
import "./gift-stage.js";
import "./gift-tray.js";
import "./likes.js";
import "./goal-bar.js";
import "./battle-bar.js";
import "./givers.js";

const sessionId = location.pathname.split("/")[2] ?? "";
let hold = askedBehind(location.search);
const [player, stage, chat, tray, likes, goal, battle, givers] = [
  "chobi-player",
  "chobi-gift-stage",
  "chobi-chat",
  "chobi-gift-tray",
  "chobi-likes",
  "chobi-goal",
  "chobi-battle",
  "chobi-givers",
].map((tag) => document.querySelector(tag));
const curtain = document.querySelector("#curtain");
const viewers = document.querySelector("[data-testid=viewer-count]");
const clock = new ScreenClock(Date.now());
const trouble = new TroubleNote();
document.querySelector(".screen-top").prepend(trouble.element);
/** What an event may tell of a session. */
const told = ["status", "title", "mode", "pinned"];
/** Often enough that a gift is less than two frames late. */
const tickMs = 40;

let session = null;
let playback = null;
let poll = null;
let sums = null;
/** Banned: there is nothing more to show, and nobody to ask. */
let isShutOut = false;
/** Before the door of a private session, as somebody who has not shown its code. */
let isOutside = false;
/** Since when the room has been away; null while we are in it, and before we first were. */
let lostAt = null;
/** To come in may take a while; longer than this it is trouble. */
const entryMs = 8_000;

translateTree(document);

/** What the page shows follows from the session's status alone; called whenever anything of it has changed. */
function show() {
  if (isShutOut || isOutside) return;
  document.title = `${session.title} · Chobi`;
  document.body.dataset.status = session.status;
  document.querySelector("#title").textContent = session.title;
  document.querySelector("#host-name bdi").textContent = nameOf(session.host);
  const beside = session.coHosts ?? [];
  const coHosts = document.querySelector("#co-hosts");
  coHosts.hidden = beside.length === 0;
  say(coHosts, "watch.with", {
    get names() {
      return formatList(beside.map(nameOf));
    },
  });
  const category = document.querySelector("#category");
  category.textContent = session.category ?? "";
  category.hidden = !session.category;
  say(document.querySelector("#status"), `status.${session.status}`);
  viewers.textContent = formatNumber(session.counts?.viewers ?? 0);
  likes.total = session.counts?.likes ?? 0;
  document.body.classList.toggle("is-audio", session.kind === "audio");
  const values = {
    get host() {
      return nameOf(session.host);
    },
  };
  if (session.status === "ended") {
    player.stop();
    closeParts();
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

/** There is nothing more to say or to give. */
function closeParts() {
  for (const part of [chat, tray, likes]) part.close();
}

function raiseCurtain(kind, title, text, values, ...more) {
  if (curtain.firstChild?.dataset.kind === kind) return;
  const words = [say(el("h2"), title, values), say(el("p"), text, values)];
  curtain.replaceChildren(el("div", { class: `curtain ${kind}`, data: { kind } }, words, more));
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
  followButton(document.querySelector("#follow"), session.host);
  const hostName = document.querySelector("#host-name");
  hostName.addEventListener("click", () => session.host && openUserCard(hostName, session.host));
  document.querySelector("#room").hidden = false;
  show();
  const room = new SessionRoom({ sessionId, accessCode: door.accessCode });
  const wired = wireRoom(room, { session, chat });
  poll = wired.poll;
  givers.of = { sessionId, hostId: session.host?.id ?? null };
  sums = wireGiftSums(room, { sessionId, goal, battle, givers });
  const shutOut = (reason) => {
    isShutOut = true;
    player.stop();
    closeParts();
    room.close();
    const home = say(el("a", { class: "button primary", href: "/" }), "watch.endedHome");
    const { title, text } = removalWords(reason);
    raiseCurtain("removed", title, text, {}, home);
  };
  room.addEventListener("removed", ({ detail }) => shutOut(detail.reason));
  room.addEventListener("refused", ({ detail: { failure } }) => {
    if (failure.reason === "banned") return shutOut("banned");
    if (failure.code !== "FORBIDDEN") return;
    // Signed out of a private session, or signed in as somebody who has not shown its code.
    isOutside = true;
    player.stop();
    const enter = say(el("button", { type: "button", class: "button primary", onclick: () => ensureSignedIn() }), "nav.signUp");
    raiseCurtain("private", "watch.privateTitle", "watch.privateSignIn", {}, account.user() ? null : enter);
  });
  room.addEventListener("rows", ({ detail: { rows, isHistory } }) => {
    for (const row of rows) {
      wired.onRow(row, isHistory);
      sums.onRow(row, isHistory);
      if (row.type === "gift") stage.add(row, { isHistory });
      if (row.type === "likes") likes.add(row, { isHistory });
      if (row.type === "co_host" && !isHistory) setTimeout(reread, Math.random() * 500);
    }
  });
  room.addEventListener("session", ({ detail }) => {
    update(detail.session);
    // An event that says nothing we know says that something changed. Readers spread out, for the server's sake.
    if (!told.some((name) => name in detail.session)) setTimeout(reread, Math.random() * 500);
  });
  room.addEventListener("viewers", ({ detail }) => update({ counts: { viewers: detail.count } }));
  room.addEventListener("connection", ({ detail }) => {
    lostAt = detail.isJoined ? null : Date.now();
    if (detail.isJoined && isOutside) {
      isOutside = false;
      show();
    }
    if (!isShutOut) chat.setConnected(detail.isJoined);
  });
  addEventListener("online", () => {
    room.hurry();
    player.hurry();
  });
  tray.send = ({ id, price }, quantity, idempotencyKey, options) =>
    room.request("send_gift", { giftId: id, quantity, expectedPrice: price, idempotencyKey }, options);
  // A like is told once: what is lost is lost.
  likes.tell = (count) => room.request("like", { count }, { patienceMs: 0 });
  likes.stage = document.querySelector("#hearts");
  document.addEventListener("chobi:account", async () => {
    if (isShutOut) return location.reload(); // somebody else may come in
    room.reopen();
    const again = await door.join().catch(() => null);
    if (again?.playback?.hlsUrl) player.continueAs(again.playback.hlsUrl);
  });
  addEventListener("pagehide", () => room.close());
  addEventListener("pageshow", (event) => event.persisted && !isShutOut && room.open());
  player.addEventListener("held", ({ detail }) => (hold = detail.seconds));
  player.addEventListener("needs-address", async () => {
    const again = await door.join().catch(() => null);
    if (again?.playback?.hlsUrl) player.load(again.playback.hlsUrl, { hold });
  });
  room.open();
  setTimeout(() => room.isJoined || (lostAt ??= Date.now()), entryMs);
  tray.open(sessionId);
  learnServerClock(rpc);
  listenToKeys(player);
  setInterval(tick, tickMs);
  setInterval(showTrouble, 500);
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
  poll?.tick(onScreen);
  sums?.tick(onScreen);
  likes.tick(onScreen);
}

function showTrouble() {
  const isOver = isShutOut || isOutside || session.status === "ended";
  trouble.show(
    isOver
      ? null
      : troubleOf({
          isOnline: navigator.onLine,
          lostForMs: lostAt === null ? 0 : Date.now() - lostAt,
          isOnAir: session.status === "live",
          stillForMs: player.stillForMs,
          cannotPlay: player.cannotPlay,
        }),
  );
}

document.addEventListener("chobi:language", () => session && show());
enter(await openDoor(sessionId, curtain));

/**
 * `/overlay/{token}`: gifts and chat of a host's session over a transparent page, for the broadcasting program. Everything
 * shows now: the host's picture is this moment's. `?show=gifts,chat,goal,battle,follower`, `?side=start|end`,
 * `?size=0.5…3`, `?color=ff8800`, `?theme=dark|light|clear`, `?seconds=3…600` that a line of the chat stays.
 */
import { chatLine, isLine } from "./chat-line.js";
import { ChatStanding } from "./chat-standing.js";
import { say, t } from "./i18n.js";
import { wireGiftSums } from "./gift-sums.js";
import { NewestFollower } from "./overlay-follower.js";
import { look } from "./overlay-look.js";
import { createRpc } from "./rpc.js";
import { SessionRoom } from "./session-room.js";
import "./battle-bar.js";
import "./gift-stage.js";
import "./goal-bar.js";

const token = location.pathname.split("/")[2] ?? "";
/** The server is asked this often which session is on, and whether a trial gift is wanted. */
const askMs = 3_000;
const linesMax = 7;
const leaveMs = 900;
/** A trial asked for just before the page was opened was meant for it. */
const trialFreshMs = 15_000;
const trialGifts = [
  ["rose", "common"],
  ["star", "rare"],
  ["crown", "legendary"],
  ["rocket", "legendary"],
];

// No token of anybody: what one sees here is what the address shows.
const rpc = createRpc({});
const stage = document.querySelector("chobi-gift-stage");
const lines = document.querySelector("#lines");
const notice = document.querySelector("#notice");
const { shows, side, scale, color, theme, seconds } = look(location.search);
const [goal, battle] = ["goal", "battle"].map((part) => (shows.has(part) ? document.querySelector(`chobi-${part}`) : null));
const follower = new NewestFollower(document.querySelector("#follower"), rpc);
let room = null;
let shown = null;
let standing = null;
let sums = null;
let testedAt;
let trials = 0;

lines.classList.toggle("at-end", side === "end");
document.documentElement.style.setProperty("--scale", String(scale));
document.body.dataset.theme = theme;
if (color) document.documentElement.style.setProperty("--theme", color);

async function askAgain() {
  try {
    const { host, session, testedAt: tested } = await rpc.query("streaming.openOverlay", { token });
    notice.hidden = true;
    show(session);
    if (shows.has("follower")) follower.of(host?.id ?? null);
    tryOut(tested);
  } catch (failure) {
    if (failure.reason === "overlay_revoked") return revoked();
  }
  setTimeout(askAgain, askMs);
}

function revoked() {
  show(null);
  follower.of(null);
  lines.replaceChildren();
  notice.hidden = false;
  say(notice, "overlay.revoked");
}

function show(session) {
  if (session?.id === shown) return;
  room?.close();
  room = null;
  shown = session?.id ?? null;
  lines.replaceChildren();
  goal?.begin(null);
  battle?.dismiss();
  if (session === null) return;
  standing = new ChatStanding({ session, ask: () => rpc.query("chat.getRoom", { sessionId: session.id }) });
  room = new SessionRoom({ sessionId: session.id, token, historyRows: 0 });
  sums = wireGiftSums(room, { sessionId: session.id, goal, battle });
  for (const name of ["goal", "battle"]) room.addEventListener(name, () => sums.tick(null));
  room.addEventListener("rows", ({ detail: { rows, isHistory } }) => !isHistory && rows.forEach(add));
  room.addEventListener("deleted", ({ detail }) => lines.querySelector(`[data-id="${CSS.escape(detail.messageId)}"]`)?.remove());
  room.addEventListener("connection", ({ detail }) => detail.isJoined && standing.read());
  room.open();
}

function add(row) {
  standing.note(row);
  sums.onRow(row, false);
  sums.tick(null);
  if (row.type === "gift" && shows.has("gifts")) {
    stage.add(row, { isHistory: false });
    stage.tick(null);
  } else if ((row.type === "message" || row.type === "announcement") && isLine(row) && shows.has("chat")) {
    write(row);
  }
}

function write(row) {
  const line = chatLine(row, { roleOf: (id) => standing.roleOf(id), isHost: false, find: () => undefined });
  lines.append(line);
  while (lines.children.length > linesMax) lines.firstChild.remove();
  setTimeout(() => line.classList.add("leaving"), seconds * 1_000);
  setTimeout(() => line.remove(), seconds * 1_000 + leaveMs);
}

/** A gift that nobody gave; each trial shows another. */
function tryOut(tested) {
  const isNew = testedAt === undefined ? tested !== null && Date.now() - Date.parse(tested) < trialFreshMs : tested !== testedAt;
  testedAt = tested;
  if (!isNew || tested === null) return;
  const [code, tier] = trialGifts[trials++ % trialGifts.length];
  const gift = { id: code, code, name: code, tier };
  const actor = { id: "trial", username: "chobi", displayName: t("overlay.trial") };
  stage.add({ type: "gift", seq: trials, mediaAt: null, actor, payload: { gift, quantity: 1, delta: 0 } }, { isHistory: false });
  stage.tick(null);
}

askAgain();

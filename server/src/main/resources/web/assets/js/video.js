/** `/v/{videoId}`: one video, and what was said and given when it was live, at its moment. */
import { account, rpc } from "./account.js";
import { chatLine, isLine } from "./chat-line.js";
import { avatar, el, nameOf } from "./dom.js";
import { wordsFor } from "./failure.js";
import { followButton } from "./follow.js";
import { heatElement, showHeat } from "./heat-strip.js";
import { formatNumber, has, language, say, translateTree } from "./i18n.js";
import { ensureSignedIn } from "./sign-up.js";
import { toast } from "./toast.js";
import { level } from "./video-loudness.js";
import { tellWatching } from "./video-watching.js";
import { VideoReplay } from "./video-replay.js";
import "./site-header.js";
import "./gift-stage.js";
import "./video-comments.js";
import "./video-controls.js";
import "./video-moments.js";
import "./video-related.js";

const videoId = location.pathname.split("/")[2] ?? "";
const [picture, controls, stage, curtain, lines, like] = [
  "video",
  "chobi-video-controls",
  "chobi-gift-stage",
  "#curtain",
  "[data-testid=replay]",
  "#like",
].map((it) => document.querySelector(it));
/** Often enough that a gift is less than two frames late. */
const tickMs = 40;
/** Rows are fetched so long before the video gets to them. */
const aheadMs = 60_000;
const linesMax = 200;
const pageRows = 500;
/** One that is not ready yet is asked about so often. */
const waitMs = 2_000;
const viewSeconds = 5;

let video = null;
let hls = null;
/** Of a video that the browser plays by itself: the programme date-time of its beginning. */
let nativeStart = null;

translateTree(document);

async function open() {
  try {
    ({ video } = await rpc.query("videos.getVideo", { videoId }));
  } catch (failure) {
    return refuse(failure);
  }
  show();
  if (video.status === "uploading" || video.status === "processing") {
    raise("waiting", "video.waitingTitle", "video.waitingText");
    setTimeout(open, waitMs);
  } else if (video.status === "failed") {
    raise("failed", "video.failedTitle", "video.failedText", { reason: video.failureReason });
  } else {
    curtain.replaceChildren();
    play(onThisOrigin(video.playback.hlsUrl));
    controls.open(picture, () => hls);
    if (video.previewUrl) controls.show(onThisOrigin(video.previewUrl));
    // Where the browser plays HLS by itself its sound cannot be led elsewhere.
    if (video.loudness && hls) level(picture, video.loudness.gainDb);
    if (video.sessionId) replay();
    document.querySelector("chobi-comments").open(video);
    document.querySelector("chobi-related").open(videoId);
    if (video.sessionId) document.querySelector("chobi-moments").open(video, (seconds) => (picture.currentTime = seconds));
    tellWatching(picture, video);
    countView();
    if (video.sessionId) heat();
  }
}

function refuse(failure) {
  if (failure.code === "NETWORK") {
    raise("failed", "watch.failedTitle", "watch.failedText");
    setTimeout(open, waitMs);
  } else if (failure.code === "FORBIDDEN") {
    const enter = say(el("button", { type: "button", class: "button primary", onclick: () => ensureSignedIn() }), "nav.signUp");
    raise("private", "video.privateTitle", "video.privateText", {}, account.user() ? null : enter);
  } else {
    raise("missing", "video.missingTitle", "video.missingText");
  }
}

function raise(kind, title, text, values, ...more) {
  const words = [say(el("h2"), title), say(el("p"), text, values)];
  curtain.replaceChildren(el("div", { class: `curtain ${kind}`, data: { kind } }, words, more));
}

function show() {
  document.title = `${video.title} · Chobi`;
  document.querySelector("#about").hidden = false;
  document.querySelector("#title").textContent = video.title;
  document.querySelector("#owner-name").textContent = nameOf(video.owner);
  document.querySelector("#owner-avatar").replaceChildren(avatar(video.owner));
  const category = document.querySelector("#category");
  category.textContent = video.category ?? "";
  category.hidden = !video.category;
  const description = document.querySelector("#description");
  description.textContent = video.description;
  description.hidden = !video.description;
  const published = document.querySelector("#published");
  published.dateTime = video.publishedAt ?? video.createdAt;
  published.textContent = new Date(published.dateTime).toLocaleDateString(language() === "ar" ? "ar-u-nu-latn" : "en", { dateStyle: "medium" });
  document.body.classList.toggle("is-audio", video.status === "ready" && video.width === 0);
  if (video.posterUrl) picture.poster = onThisOrigin(video.posterUrl);
  showLikes();
  showViews();
}

/** Who has watched so long has viewed it; the server counts them once a day. */
function countView() {
  let played = 0;
  const timer = setInterval(async () => {
    if (picture.paused || picture.readyState < 3 || ++played < viewSeconds) return;
    clearInterval(timer);
    const viewed = await rpc.mutate("videos.addView", { videoId }).catch(() => null);
    if (!viewed) return;
    video.counts.views = viewed.views;
    showViews();
  }, 1_000);
}

function showViews() {
  say(document.querySelector("#views"), "video.views", { n: video.counts.views });
}

function showLikes() {
  document.querySelector("[data-testid=likes]").textContent = formatNumber(video.counts.likes);
  like.setAttribute("aria-pressed", String(video.liked === true));
}

like.addEventListener("click", async () => {
  const wasGuest = account.user() === null;
  if (!video || !(await ensureSignedIn())) return;
  like.disabled = true;
  try {
    const wanted = wasGuest || !video.liked;
    const { liked, likes } = await rpc.mutate(wanted ? "videos.like" : "videos.unlike", { videoId });
    Object.assign(video, { liked, counts: { ...video.counts, likes } });
    showLikes();
  } catch (failure) {
    const { key, values } = wordsFor(failure, has);
    toast(key, values, "bad");
  } finally {
    like.disabled = false;
  }
});

document.querySelector("#later").addEventListener("click", async () => {
  if (!video || !(await ensureSignedIn())) return;
  try {
    await rpc.mutate("videos.addToWatchLater", { videoId });
    toast("video.laterDone");
  } catch (failure) {
    const { key, values } = wordsFor(failure, has);
    toast(key, values, "bad");
  }
});

/** The server's own name for itself may not be the one by which we reach it. */
function onThisOrigin(address) {
  const { pathname, search } = new URL(address, location.href);
  return pathname + search;
}

function play(address) {
  const Hls = globalThis.Hls;
  if (Hls?.isSupported()) {
    hls = new Hls({ maxBufferLength: 60 });
    hls.on(Hls.Events.ERROR, (_, { fatal, type }) => {
      if (!fatal) return;
      if (type === Hls.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
      else raise("failed", "watch.failedTitle", "watch.failedText");
    });
    hls.on(Hls.Events.FRAG_LOADED, () => curtain.replaceChildren());
    hls.loadSource(address);
    hls.attachMedia(picture);
  } else {
    picture.src = address;
    picture.addEventListener("loadedmetadata", () => (nativeStart = picture.getStartDate?.().getTime() || null));
  }
}

/** The programme date-time on screen, in ms; null while nothing is known of it. */
function moment() {
  if (hls) return hls.playingDate?.getTime() ?? null;
  return nativeStart === null ? null : nativeStart + picture.currentTime * 1_000;
}

function heat() {
  const strip = heatElement();
  document.querySelector(".screen").after(strip);
  const linear = () => (nativeStart === null ? [] : [{ start: 0, duration: picture.duration, programDateTime: nativeStart }]);
  showHeat(strip, { videoId, picture, fragmentsOf: () => (hls ? (hls.levels[hls.currentLevel]?.details?.fragments ?? []) : linear()) });
}

function replay() {
  const log = new VideoReplay();
  const byId = new Map();
  let cursor = null;
  let isFetching = false;
  let isComplete = false;
  document.querySelector("#replay").hidden = false;

  const fetchMore = async () => {
    isFetching = true;
    try {
      const page = await rpc.query("videos.getEvents", { videoId, limit: pageRows, ...(cursor && { cursor }) });
      log.add(page.items.filter((row) => isLine(row)));
      for (const row of page.items) if (row.type === "message") byId.set(row.payload.id, row);
      cursor = page.nextCursor;
      isComplete = cursor === null;
    } catch (failure) {
      isComplete = !failure.isPassing;
    }
    // Whoever could not answer is given a moment.
    setTimeout(() => (isFetching = false), isComplete || cursor ? 0 : waitMs);
  };

  const draw = () => {
    const at = moment();
    if (at === null) return;
    if (!isFetching && !isComplete && log.knownUntil < at + aheadMs) fetchMore();
    const { rows, isMore } = log.at(at);
    if (isMore && rows.length === 0) return;
    const wasAtEnd = lines.scrollTop + lines.clientHeight > lines.scrollHeight - 40;
    const drawn = rows.map((row) => chatLine(row, { roleOf, isHost: false, find: (id) => byId.get(id) }));
    if (isMore) lines.append(...drawn);
    else lines.replaceChildren(...drawn);
    while (lines.children.length > linesMax) lines.firstChild.remove();
    if (wasAtEnd || !isMore) lines.scrollTop = lines.scrollHeight;
    // A gift plays as it did; what was jumped over does not.
    if (isMore) for (const row of rows) if (row.type === "gift") stage.add({ ...row, mediaAt: null }, { isHistory: false });
    stage.tick(null);
  };
  setInterval(draw, tickMs);
  document.addEventListener("chobi:language", () => translateTree(lines));
  fetchMore();
}

/** Of the roles of then, the host's is known. */
function roleOf(userId) {
  return userId !== undefined && userId === video.owner?.id ? "owner" : "viewer";
}

document.addEventListener("chobi:language", () => video && show());
// Whoever signs in may see more than a guest.
document.addEventListener("chobi:account", async () => {
  if (video?.status !== "ready") return open();
  const again = await rpc.query("videos.getVideo", { videoId }).catch(() => null);
  if (!again) return;
  Object.assign(video, { liked: again.video.liked, counts: again.video.counts });
  showLikes();
});
addEventListener("pagehide", () => hls?.stopLoad());
addEventListener("pageshow", (event) => event.persisted && hls?.startLoad());
await open();
if (video) followButton(document.querySelector("#follow"), video.owner);

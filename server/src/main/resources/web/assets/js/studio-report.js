/** The report of an ended session: its figures, what happened when, and who gave most. */
import { account, rpc } from "./account.js";
import { avatar, el, icon, nameOf } from "./dom.js";
import { giftName, giftPicture } from "./gifts.js";
import { formatDuration, formatNumber, hush, say, sayAttribute } from "./i18n.js";
import { timelineOf } from "./report-timeline.js";
import { figuresOf } from "./report.js";

/** What a chart looks at; of a longer session than this its beginning. */
const rowsMax = 20_000;
const pageRows = 500;
const againMs = 1_000;
const recordingMs = 3_000;
const recordingAsks = 20;
const recordingsLookedAt = 50;
const chart = { width: 600, height: 90 };

/** `answer` is what streaming.endSession gave, or undefined: then the same report is read again. */
export function reportCard(sessionId, answer) {
  const numbers = el("div", { class: "numbers" });
  const charts = el("div", { class: "charts" });
  const lists = el("div", { class: "report-lists" });
  const recording = el("p", { class: "report-recording", role: "status" });
  const card = el("section", { class: "card pad report", data: { testid: "report" } }, say(el("h2"), "studio.report"), recording, numbers, charts, lists);
  showRecording(recording, sessionId);
  const fill = (body) => {
    numbers.replaceChildren(...figuresOf(body).map(numberOf));
    const report = body.report ?? body;
    lists.replaceChildren(...[giftList(report.gifts?.byGift ?? []), giverList(report.gifts?.top ?? [])].filter(Boolean));
    showCharts(charts, sessionId, report);
  };
  const read = async () => {
    try {
      fill(await rpc.query("streaming.getReport", { sessionId }));
    } catch {
      setTimeout(() => card.isConnected && read(), againMs);
    }
  };
  if (answer) fill(answer);
  else read();
  return card;
}

function numberOf({ key, value, kind }) {
  const shown = kind === "duration" ? formatDuration(value) : formatNumber(value);
  const figure = el("b", { data: { figure: key.split(".")[1], value } }, shown);
  return el("div", { class: "number" }, figure, say(el("span", { class: "muted" }), key));
}

/** The recording is made after the end; it is asked for until it is there, and no longer than anybody waits for it. */
async function showRecording(line, sessionId) {
  for (let i = 0; i < recordingAsks; i++) {
    const page = await rpc.query("videos.getVideos", { userId: account.user()?.id, sort: "newest", limit: recordingsLookedAt }).catch(() => null);
    const video = page?.items.find((it) => it.sessionId === sessionId);
    if (video) {
      const link = say(el("a", { class: "button small primary", href: `/v/${video.id}`, data: { testid: "recording" } }), "report.recording");
      delete line.dataset.i18n;
      line.replaceChildren(link);
      return;
    }
    if (i === 0) say(line, "report.recordingSoon");
    await new Promise((resolve) => setTimeout(resolve, recordingMs));
    if (!line.isConnected) return;
  }
  hush(line);
}

/** The charts are a help, the figures are the report: what cannot be read leaves them away. */
async function showCharts(box, sessionId, { startedAt, endedAt }) {
  if (!startedAt || !endedAt) return;
  const rows = await allRows(sessionId).catch(() => null);
  if (rows === null) return;
  const { viewers, messages, coins } = timelineOf(rows, Date.parse(startedAt), Date.parse(endedAt));
  box.replaceChildren(lineChart("report.viewersOver", viewers), lineChart("report.messagesOver", messages), lineChart("report.coinsOver", coins));
}

async function allRows(sessionId) {
  const rows = [];
  for (let afterSeq = 0; rows.length < rowsMax; afterSeq = rows.at(-1).seq) {
    const { items } = await rpc.query("streaming.getEvents", { sessionId, afterSeq, limit: pageRows });
    rows.push(...items);
    if (items.length < pageRows) break;
  }
  return rows;
}

/** Time runs from left to right in both languages, as in every such chart. */
function lineChart(key, values) {
  const most = Math.max(...values);
  const step = chart.width / (values.length - 1);
  const points = values.map((value, i) => `${(i * step).toFixed(1)},${(chart.height - (most > 0 ? value / most : 0) * (chart.height - 4) - 2).toFixed(1)}`);
  const picture = svg("svg", { viewBox: `0 0 ${chart.width} ${chart.height}`, preserveAspectRatio: "none", role: "img" });
  picture.append(
    svg("polygon", { points: `0,${chart.height} ${points.join(" ")} ${chart.width},${chart.height}` }),
    svg("polyline", { points: points.join(" ") }),
  );
  sayAttribute(picture, "aria-label", key);
  const mostWords = el("b", { data: { most } }, formatNumber(most));
  const head = el("figcaption", {}, say(el("span"), key), el("span", { class: "muted small" }, say(el("span"), "report.most"), " ", mostWords));
  return el("figure", { class: "chart", data: { chart: key.split(".")[1] } }, head, picture);
}

function svg(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function giftList(byGift) {
  if (byGift.length === 0) return null;
  const rows = byGift.map(({ code, quantity, coins }) => {
    const gift = { code, name: code };
    const picture = el("img", { src: giftPicture(gift), alt: "", width: 28, height: 28 });
    return el("li", {}, picture, el("span", {}, giftName(gift), ` × ${formatNumber(quantity)}`), el("span", { class: "space" }), coinsOf(coins));
  });
  return el("div", {}, say(el("h3"), "report.gifts"), el("ul", { class: "plain report-list" }, rows));
}

/** The report holds ids; a name is what its bearer is called today. */
function giverList(top) {
  if (top.length === 0) return null;
  const rows = top.map(({ userId, coins }, i) => {
    const face = el("span", {}, avatar({ id: userId, username: "?" }));
    const name = el("bdi", {}, "…");
    rpc.query("users.getProfile", { userId }).then(
      (profile) => {
        name.textContent = nameOf(profile);
        face.replaceChildren(avatar(profile));
      },
      () => say(name, "report.gone"),
    );
    return el("li", {}, el("span", { class: "muted" }, formatNumber(i + 1)), face, name, el("span", { class: "space" }), coinsOf(coins));
  });
  return el("div", {}, say(el("h3"), "report.givers"), el("ol", { class: "plain report-list" }, rows));
}

function coinsOf(coins) {
  return el("span", { class: "gift-price" }, icon("coin"), formatNumber(coins));
}

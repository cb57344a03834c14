/** Over the seek bar of a recording: where much was said and given. A click goes there. */
import { rpc } from "./account.js";
import { el } from "./dom.js";
import { heatOf, placeOf } from "./heat-of.js";
import { sayAttribute } from "./i18n.js";

const pageRows = 500;
/** Of a busier session than this its beginning is drawn. */
const rowsMax = 20_000;
const size = { width: 600, height: 28 };
const namespace = "http://www.w3.org/2000/svg";

/** `picture`: the video; `fragmentsOf()` → where its pieces lie in programme date-time, as hls.js has them, or []. */
export async function showHeat(element, { videoId, picture, fragmentsOf }) {
  const rows = await allRows(videoId).catch(() => []);
  const draw = () => {
    const fragments = fragmentsOf();
    const { duration } = picture;
    if (fragments.length === 0 || !Number.isFinite(duration)) return false;
    const heat = heatOf(rows, ({ mediaAt }) => (mediaAt ? placeOf(fragments, Date.parse(mediaAt)) : null), duration);
    element.hidden = heat === null;
    if (heat !== null) element.replaceChildren(curve(heat), el("span", { class: "heat-now" }));
    return true;
  };
  for (const event of ["durationchange", "loadedmetadata"]) picture.addEventListener(event, draw);
  picture.addEventListener("timeupdate", () => element.style.setProperty("--now", `${(picture.currentTime / picture.duration) * 100}%`));
  // Time runs from left to right in both languages, as in the browser's own controls below.
  element.addEventListener("click", (event) => {
    const { left, width } = element.getBoundingClientRect();
    picture.currentTime = ((event.clientX - left) / width) * picture.duration;
  });
  draw();
}

export function heatElement() {
  return sayAttribute(el("div", { class: "heat", role: "img", dir: "ltr", hidden: true, data: { testid: "heat" } }), "aria-label", "video.heat");
}

async function allRows(videoId) {
  const rows = [];
  let cursor = null;
  do {
    const page = await rpc.query("videos.getEvents", { videoId, limit: pageRows, ...(cursor && { cursor }) });
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && rows.length < rowsMax);
  return rows;
}

function curve(heat) {
  const step = size.width / (heat.length - 1);
  const points = heat.map((value, i) => `${(i * step).toFixed(1)},${(size.height - value * (size.height - 3)).toFixed(1)}`);
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const area = document.createElementNS(namespace, "polygon");
  area.setAttribute("points", `0,${size.height} ${points.join(" ")} ${size.width},${size.height}`);
  svg.append(area);
  return svg;
}

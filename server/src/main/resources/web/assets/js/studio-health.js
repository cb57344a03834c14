/** How the encoder is doing, and what the host should do about it. Asked again and again while the desk is open. */
import { rpc } from "./account.js";
import { el } from "./dom.js";
import { formatNumber, say, sayAttribute } from "./i18n.js";

const askMs = 2_000;
const graph = { width: 240, height: 36 };

export class HealthCard {
  #sessionId;
  #timer;
  #isAsking = false;
  #shown = "";
  #bitrate = el("b", { dir: "ltr" }, "–");
  #frames = el("b", { dir: "ltr" }, "–");
  #keys = el("b", { dir: "ltr" }, "–");
  #picture = el("b", { dir: "ltr" }, "–");
  #codecs = el("p", { class: "muted small", dir: "ltr" });
  #graph = svg("svg", { class: "health-graph", viewBox: `0 0 ${graph.width} ${graph.height}`, preserveAspectRatio: "none", role: "img" });
  #line = svg("polyline", { points: "" });
  #advice = el("ul", { class: "plain health-advice", data: { testid: "ingest-advice" } });

  constructor(sessionId) {
    this.#sessionId = sessionId;
    this.#graph.append(this.#line);
    sayAttribute(this.#graph, "aria-label", "health.graph");
    const figures = el(
      "div",
      { class: "health-figures" },
      figure(this.#bitrate, "health.bitrate"),
      figure(this.#frames, "health.frames"),
      figure(this.#keys, "health.keys"),
      figure(this.#picture, "health.picture"),
    );
    this.element = el(
      "section",
      { class: "card pad health", hidden: true, data: { testid: "ingest-health" } },
      say(el("h2"), "health.title"),
      figures,
      this.#graph,
      this.#codecs,
      el("div", { class: "health-said", role: "status" }, this.#advice),
    );
    this.#timer = setInterval(() => this.#ask(), askMs);
    this.#ask();
  }

  close() {
    clearInterval(this.#timer);
  }

  async #ask() {
    // A slow answer must not make a queue, and nobody looks at a hidden page.
    if (this.#isAsking || document.hidden) return;
    this.#isAsking = true;
    const health = await rpc.query("streaming.getIngestHealth", { sessionId: this.#sessionId }).catch(() => null);
    this.#isAsking = false;
    if (health) this.#show(health);
  }

  #show({ receiving, backup, bitsPerSecond, framesPerSecond, keyFrameIntervalSeconds, width, height, codecs, history, advice }) {
    this.element.hidden = codecs.length === 0;
    this.#bitrate.textContent = receiving ? `${formatNumber(bitsPerSecond / 1e6, undefined, { maximumFractionDigits: 1 })} Mbit/s` : "–";
    this.#frames.textContent = receiving && width > 0 ? formatNumber(framesPerSecond, undefined, { maximumFractionDigits: 0 }) : "–";
    this.#keys.textContent = keyFrameIntervalSeconds > 0 ? `${formatNumber(keyFrameIntervalSeconds, undefined, { maximumFractionDigits: 1 })} s` : "–";
    this.#picture.textContent = width > 0 ? `${width} × ${height}` : "–";
    this.#codecs.textContent = codecs.join(" · ");
    this.#line.setAttribute("points", points(history));
    this.#showAdvice({ receiving, backup, advice });
  }

  /** Only what changed is built anew, or assistive tools would read the same list every two seconds. */
  #showAdvice({ receiving, backup, advice }) {
    const fine = receiving && advice.every(({ severity }) => severity === "ok");
    const now = JSON.stringify([fine, backup, advice]);
    if (now === this.#shown) return;
    this.#shown = now;
    const lines = advice.map(({ code, severity, numbers }) => line(`advice.${code}`, severity, code, numbers));
    if (fine) lines.unshift(line("health.fine", "good", "fine"));
    if (backup === "connected") lines.push(line("health.backup.connected", "good", "backup_connected"));
    if (backup === "active") lines.push(line("health.backup.active", "warning", "backup_active"));
    this.#advice.replaceChildren(...lines);
  }
}

function line(key, severity, code, numbers) {
  return say(el("li", { class: `is-${severity}`, data: { code } }), key, numbers);
}

function figure(value, key) {
  return el("div", {}, value, say(el("span", { class: "muted" }), key));
}

/** The newest value is at the right edge in both languages, as in every such graph. */
function points(history) {
  const most = Math.max(1, ...history);
  const step = graph.width / Math.max(1, history.length - 1);
  return history.map((value, i) => `${(i * step).toFixed(1)},${(graph.height - (value / most) * (graph.height - 2) - 1).toFixed(1)}`).join(" ");
}

function svg(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

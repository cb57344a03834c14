/** The card of a recording or another video. */
import { avatar, el, nameOf } from "./dom.js";
import { formatAgo, formatDuration, say } from "./i18n.js";
import { hueOf } from "./session-card.js";

export function videoCard({ id, title, owner, durationMs, posterUrl, publishedAt, createdAt, counts, sessionId }) {
  const cover = el("div", { class: "cover" }, el("span", { class: "cover-letter", "aria-hidden": "true" }, [...(title || "?")][0].toUpperCase()));
  cover.style.setProperty("--hue", hueOf(id));
  if (posterUrl) {
    const { pathname, search } = new URL(posterUrl, location.href);
    const picture = el("img", { class: "cover-picture", alt: "", loading: "lazy", src: pathname + search });
    picture.addEventListener("error", () => picture.remove());
    cover.append(picture);
  }
  cover.append(el("span", { class: "chip cover-time" }, formatDuration(durationMs / 1_000)));
  if (sessionId) cover.append(say(el("span", { class: "chip cover-viewers" }), "home.recorded"));
  const at = publishedAt ?? createdAt;
  const facts = el("p", { class: "muted" }, el("bdi", {}, nameOf(owner)), " · ", el("time", { datetime: at }, formatAgo(Date.now() - Date.parse(at))));
  if (counts?.likes > 0) facts.append(" · ", say(el("span"), "home.likes", { n: counts.likes }));
  const words = el("div", { class: "card-words" }, el("h3", { dir: "auto" }, title), facts);
  const link = el("a", { href: `/v/${id}` }, cover, el("div", { class: "card-foot" }, avatar(owner), words));
  return el("li", { class: "card video-card", data: { video: id } }, link);
}

/** The card of a session that is to begin at a time. */
import { avatar, el, nameOf } from "./dom.js";
import { formatMoment } from "./i18n.js";

export function upcomingCard({ id, title, host, category, scheduledAt }) {
  const day = el("span", { class: "upcoming-day" }, formatMoment(scheduledAt, { weekday: "short", day: "numeric", month: "short" }));
  const hour = el("b", { class: "upcoming-hour" }, formatMoment(scheduledAt, { hour: "2-digit", minute: "2-digit" }));
  const by = el("p", { class: "muted upcoming-by" }, avatar(host), el("bdi", {}, nameOf(host)));
  if (category) by.append(el("span", { class: "chip", dir: "auto" }, category));
  const words = el("div", { class: "card-words" }, el("h3", { dir: "auto" }, title), by);
  const at = el("time", { class: "upcoming-at", datetime: scheduledAt }, day, hour);
  return el("li", { class: "card upcoming-card", data: { id } }, el("a", { href: `/watch/${id}` }, at, words));
}

/** Level and badges beside a name, as far as the server tells them. */
import { el, icon } from "./dom.js";
import { has, say } from "./i18n.js";

const badgesMax = 3;

/** Elements for {level?, badges?} of a user; none where nothing is told. */
export function marksOf(user, { most = badgesMax } = {}) {
  const marks = [];
  if (Number.isInteger(user?.level) && user.level > 0) {
    marks.push(say(el("span", { class: "badge level-badge", data: { level: user.level } }), "user.level", { n: user.level }));
  }
  for (const code of (user?.badges ?? []).slice(0, most)) {
    const badge = el("span", { class: "badge award-badge", data: { badge: code } }, icon("award"));
    // One that this page has no word for has its code.
    const key = `badge.${code}`;
    badge.append(has(key) ? say(el("span"), key) : el("span", { dir: "auto" }, code.replaceAll("_", " ")));
    marks.push(badge);
  }
  return marks;
}

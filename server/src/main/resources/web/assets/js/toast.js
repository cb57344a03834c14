/** Short notices at the edge of the page, read out politely. */
import { el } from "./dom.js";
import { say } from "./i18n.js";

let shelf;

export function toast(key, values, kind = "") {
  shelf ??= document.body.appendChild(el("div", { class: "toasts", role: "status" }));
  const notice = say(el("p", { class: `toast ${kind}` }), key, values);
  shelf.append(notice);
  // The oldest goes when there are too many: a burst of failures must not cover the page.
  while (shelf.children.length > 3) shelf.firstChild.remove();
  setTimeout(() => notice.remove(), 4_500);
}

/** Small modal questions and notices, on the browser's own `<dialog>`: focus, Escape and the backdrop are its work. */
import { el, icon } from "./dom.js";
import { say, sayAttribute } from "./i18n.js";

/** Shows title, text and buttons; resolves with the chosen button's value, or null when dismissed. */
export function ask({ title, text, values, picture, buttons }) {
  const heading = say(el("h2", { id: "ask-title" }), title, values);
  const dialog = el("dialog", { class: "card dialog", "aria-labelledby": "ask-title" });
  const row = el("div", { class: "dialog-buttons" });
  for (const { value, label, kind, values: words } of buttons) {
    row.append(say(el("button", { type: "button", class: `button ${kind ?? ""}`, onclick: () => dialog.close(value) }), label, words));
  }
  dialog.append(...[picture, heading, say(el("p"), text, values), row].filter(Boolean));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue || null);
    });
  });
}

export function closeButton(dialog) {
  const button = el("button", { type: "button", class: "dialog-close", onclick: () => dialog.close() }, icon("close"));
  return sayAttribute(button, "aria-label", "action.close");
}

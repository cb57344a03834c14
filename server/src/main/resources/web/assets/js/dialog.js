/** Small modal questions and notices, on the browser's own `<dialog>`: focus, Escape and the backdrop are its work. */
import { el, icon } from "./dom.js";
import { wordsFor } from "./failure.js";
import { has, hush, say, sayAttribute } from "./i18n.js";

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

/**
 * A form in a dialog: `parts` are its elements, `act(values, form)` does it. The dialog stays, with the refusal in words,
 * until it is done; resolves with what `act` answered, or null when dismissed.
 */
export function askForm({ title, text, values, parts, submit, act }) {
  const complaint = el("p", { class: "form-error", role: "alert" });
  const button = say(el("button", { type: "submit", class: "button primary" }), submit);
  const form = el("form", { class: "form" }, parts, complaint, el("div", { class: "dialog-buttons" }, button));
  const heading = say(el("h2", { id: "ask-title" }), title, values);
  const dialog = el("dialog", { class: "card dialog", "aria-labelledby": "ask-title" });
  dialog.append(...[closeButton(dialog), heading, text ? say(el("p", { class: "muted" }), text, values) : null, form].filter(Boolean));
  document.body.append(dialog);
  dialog.showModal();
  let answer = null;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    hush(complaint);
    button.disabled = true;
    try {
      answer = await act(new FormData(form), form);
      dialog.close();
    } catch (failure) {
      const { key, values: words } = wordsFor(failure, has);
      say(complaint, key, words);
    } finally {
      button.disabled = false;
    }
  });
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
  });
}

export function closeButton(dialog) {
  const button = el("button", { type: "button", class: "dialog-close", onclick: () => dialog.close() }, icon("close"));
  return sayAttribute(button, "aria-label", "action.close");
}

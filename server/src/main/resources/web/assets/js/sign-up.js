/**
 * `<chobi-sign-up>`: the button of a guest and the dialog behind it, to sign up or in without leaving the page. Other
 * parts call `ensureSignedIn()` and go on with what the guest wanted once it answers true.
 */
import { account } from "./account.js";
import { closeButton } from "./dialog.js";
import { el } from "./dom.js";
import { wordsFor } from "./failure.js";
import { has, hush, say } from "./i18n.js";

export class SignUp extends HTMLElement {
  #dialog;
  #form;
  #mode = "signUp";
  #button;

  connectedCallback() {
    if (this.#dialog) return;
    this.dataset.testid = "sign-up";
    this.#button = say(el("button", { type: "button", class: "button primary", onclick: () => this.open() }), "nav.signUp");
    this.#dialog = el("dialog", { class: "card dialog sign-up", "aria-labelledby": "sign-up-title" });
    this.append(this.#button, this.#dialog);
    this.#show("signUp");
    this.#reflect();
    document.addEventListener("chobi:account", () => this.#reflect());
  }

  /** True once somebody is signed in, false when the guest closed the dialog. */
  open() {
    if (!this.#dialog.open) this.#dialog.showModal();
    return new Promise((resolve) => {
      this.#dialog.addEventListener("close", () => resolve(account.user() !== null), { once: true });
    });
  }

  #reflect() {
    this.#button.hidden = account.user() !== null;
    if (account.user() && this.#dialog.open) this.#dialog.close();
  }

  #show(mode) {
    this.#mode = mode;
    const isNew = mode === "signUp";
    const fields = isNew
      ? [
          field("username", "auth.username", { autocomplete: "username", autocapitalize: "none", maxlength: 32 }),
          field("email", "auth.email", { type: "email", autocomplete: "email", maxlength: 254 }),
          field("password", "auth.password", { type: "password", autocomplete: "new-password", maxlength: 256 }, "auth.passwordHint"),
        ]
      : [
          field("login", "auth.login", { autocomplete: "username", autocapitalize: "none", maxlength: 254 }),
          field("password", "auth.password", { type: "password", autocomplete: "current-password", maxlength: 256 }),
        ];
    this.#form = el(
      "form",
      { class: "form", onsubmit: (event) => this.#submit(event) },
      fields,
      el("p", { class: "form-error", role: "alert" }),
      say(el("button", { type: "submit", class: "button primary wide" }), isNew ? "auth.createAccount" : "auth.signIn"),
    );
    const other = el("button", { type: "button", class: "link", onclick: () => this.#show(isNew ? "signIn" : "signUp") });
    this.#dialog.replaceChildren(
      closeButton(this.#dialog),
      say(el("h2", { id: "sign-up-title" }), isNew ? "auth.signUpTitle" : "auth.signInTitle"),
      say(el("p", { class: "muted sign-up-lead" }), "auth.lead"),
      this.#form,
      say(other, isNew ? "auth.haveAccount" : "auth.noAccount"),
    );
    if (this.#dialog.open) this.#form.elements[0].focus();
  }

  async #submit(event) {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(this.#form));
    const submit = this.#form.querySelector("[type=submit]");
    const complaint = this.#form.querySelector(".form-error");
    submit.disabled = true;
    hush(complaint);
    for (const input of this.#form.elements) input.removeAttribute("aria-invalid");
    try {
      await (this.#mode === "signUp" ? account.signUp(values) : account.signIn(values));
      this.#form.reset();
    } catch (failure) {
      const wrongPassword = this.#mode === "signIn" && failure.code === "UNAUTHORIZED";
      const words = wrongPassword ? { key: "error.wrong_login" } : wordsFor(failure, has);
      say(complaint, words.key, words.values);
      const input = this.#form.elements.namedItem(failure.field ?? "");
      input?.setAttribute("aria-invalid", "true");
      input?.focus();
    } finally {
      submit.disabled = false;
    }
  }
}

export function field(name, label, attributes = {}, hint) {
  const input = el("input", { name, required: true, dir: "auto", ...attributes });
  const parts = [say(el("span", { class: "label" }), label), input];
  if (hint) parts.push(say(el("small", { class: "muted" }), hint));
  return el("label", { class: "field" }, parts);
}

export function ensureSignedIn() {
  if (account.user()) return Promise.resolve(true);
  return document.querySelector("chobi-sign-up").open();
}

/** The words of a failure in `element`, for forms and panels. */
export function sayFailure(element, failure) {
  const { key, values } = wordsFor(failure, has);
  return say(element, key, values);
}

customElements.define("chobi-sign-up", SignUp);

/** `<chobi-header>`: where one is, the language, and who one is; the same on all pages. */
import { account } from "./account.js";
import { avatar, el, icon, nameOf } from "./dom.js";
import { language, say, sayAttribute, setLanguage } from "./i18n.js";
import { toast } from "./toast.js";
import "./sign-up.js";
import "./notification-bell.js";

export class SiteHeader extends HTMLElement {
  #person = el("div", { class: "person" });
  #language;

  connectedCallback() {
    const brand = el("a", { class: "brand", href: "/" }, el("img", { src: "/assets/logo.svg", alt: "", width: 28, height: 28 }));
    brand.append(say(el("span"), "site.name"));
    const here = location.pathname === "/studio" ? "page" : undefined;
    const studio = el("a", { class: "nav-link", href: "/studio", "aria-current": here }, icon("broadcast"));
    studio.append(say(el("span"), "nav.goLive"));
    this.#language = el("a", { class: "nav-link language", data: { testid: "language" }, onclick: (event) => this.#switch(event) });
    const skip = say(el("a", { class: "skip", href: "#content" }), "site.skip");
    this.append(skip, brand, el("span", { class: "space" }), studio, this.#language, el("chobi-bell", { hidden: true }), this.#person, el("chobi-sign-up"));
    this.#showLanguage();
    this.#showPerson();
    document.addEventListener("chobi:account", ({ detail }) => {
      this.#showPerson();
      if (detail?.isExpired) toast("auth.expired");
    });
    document.addEventListener("chobi:language", () => this.#showLanguage());
  }

  /** A real link, so that it also works before the scripts do; in place, so that the video plays on. */
  #switch(event) {
    event.preventDefault();
    setLanguage(language() === "en" ? "ar" : "en");
  }

  #showLanguage() {
    const other = language() === "en" ? "ar" : "en";
    const address = new URL(location.href);
    address.searchParams.set("lang", other);
    this.#language.href = address.pathname + address.search;
    this.#language.lang = other;
    this.#language.hreflang = other;
    this.#language.replaceChildren(icon("globe"), say(el("span"), "nav.language"));
    sayAttribute(this.#language, "title", "nav.languageLabel");
  }

  #showPerson() {
    const user = account.user();
    if (!user) return this.#person.replaceChildren();
    const out = say(el("button", { type: "button", class: "link", onclick: () => account.signOut() }), "nav.signOut");
    this.#person.replaceChildren(avatar(user), el("bdi", { class: "person-name" }, nameOf(user)), out);
  }
}

customElements.define("chobi-header", SiteHeader);

/** `<chobi-bell>`: how many notifications are unread, what they are, and which kinds one wants. Hidden for guests. */
import { account, rpc } from "./account.js";
import { accountEvents, wantAccountEvents } from "./account-events.js";
import { avatar, el, icon, nameOf } from "./dom.js";
import { giftName } from "./gifts.js";
import { formatAgo, formatNumber, say, sayAttribute } from "./i18n.js";
import { askNotificationSettings } from "./notification-settings.js";
import { isUrgent, linkOf, withTold, wordsOf } from "./notification-words.js";
import { openBeside } from "./popover-menu.js";
import { toast } from "./toast.js";
import { openUserCard } from "./user-card.js";

const pageSize = 20;
/** As many as anybody scrolls back here. */
const itemsMax = 200;
const countMax = 99;
/** A page that is left waits this long at most for the server to note that something was read. */
const readMs = 600;

export class NotificationBell extends HTMLElement {
  #count = el("b", { class: "bell-count", "aria-hidden": "true", hidden: true, data: { testid: "unread" } });
  #spoken = el("span", { class: "visually-hidden" });
  #button = el("button", { type: "button", class: "bell-button", "aria-haspopup": "dialog", "aria-expanded": "false" });
  #list = el("ul", { class: "plain bell-list", tabindex: "0" });
  #note = el("p", { class: "muted bell-note", role: "status" });
  #more = say(el("button", { type: "button", class: "link", hidden: true, onclick: () => this.#readOlder() }), "home.more");
  #panel = null;
  #items = [];
  #cursor = null;
  #unread = 0;

  connectedCallback() {
    if (this.#spoken.isConnected) return;
    this.#button.dataset.testid = "bell";
    this.#button.append(icon("bell"), this.#spoken, this.#count);
    this.#button.addEventListener("click", () => this.#open());
    this.append(this.#button);
    document.addEventListener("chobi:account", () => this.#begin());
    document.addEventListener("chobi:language", () => this.#panel && this.#show());
    accountEvents.addEventListener("connected", () => this.#read());
    accountEvents.addEventListener("notification", ({ detail }) => this.#hear(detail.notification));
    this.#begin();
  }

  #begin() {
    this.hidden = account.user() === null;
    this.#items = [];
    this.#cursor = null;
    this.#setUnread(0);
    if (this.hidden) return this.#panel?.hidePopover();
    wantAccountEvents();
    this.#read();
  }

  async #read() {
    if (account.user() === null) return;
    const answer = await rpc.query("notifications.getNotifications", { limit: pageSize }).catch(() => null);
    if (answer === null) {
      if (this.#items.length === 0) say(this.#note, "bell.failed");
      return;
    }
    this.#items = answer.items;
    this.#cursor = answer.nextCursor;
    this.#setUnread(answer.unreadCount);
    this.#show();
  }

  async #readOlder() {
    const answer = await rpc.query("notifications.getNotifications", { limit: pageSize, cursor: this.#cursor }).catch(() => null);
    if (answer === null) return;
    const known = new Set(this.#items.map(({ id }) => id));
    this.#items = [...this.#items, ...answer.items.filter(({ id }) => !known.has(id))].slice(0, itemsMax);
    this.#cursor = this.#items.length < itemsMax ? answer.nextCursor : null;
    this.#show();
  }

  #hear({ unreadCount, ...told }) {
    this.#items = withTold(this.#items, told, itemsMax);
    this.#setUnread(unreadCount);
    this.#show();
    if (!isUrgent(told) || this.#panel !== null || linkOf(told) === location.pathname) return;
    const { key, values } = this.#wordsOf(told);
    toast(key, values);
  }

  #setUnread(count) {
    this.#unread = count;
    this.#count.hidden = count === 0;
    this.#count.textContent = count > countMax ? `${formatNumber(countMax)}+` : formatNumber(count);
    this.#count.dataset.unread = count;
    say(this.#spoken, "bell.unread", { n: count });
    const all = this.#panel?.querySelector("[data-act=all]");
    if (all) all.disabled = count === 0;
  }

  #open() {
    const panel = el("div", { class: "menu bell-panel", role: "dialog", popover: "auto", data: { testid: "notifications" } });
    sayAttribute(panel, "aria-label", "bell.title");
    const all = say(el("button", { type: "button", class: "link", data: { act: "all" }, onclick: () => this.#markAll() }), "bell.readAll");
    const settings = el("button", { type: "button", class: "bell-settings", data: { act: "settings" } }, icon("gear"));
    sayAttribute(settings, "aria-label", "bell.settings");
    settings.addEventListener("click", () => {
      panel.hidePopover();
      askNotificationSettings();
    });
    panel.append(el("header", { class: "bell-head" }, say(el("h2"), "bell.title"), el("span", { class: "space" }), all, settings));
    panel.append(this.#note, this.#list, this.#more);
    panel.addEventListener("toggle", ({ newState }) => {
      if (newState === "closed") this.#panel = null;
    });
    this.#panel = panel;
    openBeside(this.#button, panel);
    this.#setUnread(this.#unread);
    this.#show();
    this.#list.focus();
  }

  #show() {
    if (this.#panel === null) return;
    if (this.#items.length > 0) this.#note.replaceChildren();
    else say(this.#note, "bell.nothing");
    this.#more.hidden = this.#cursor === null;
    this.#list.replaceChildren(...this.#items.map((item) => this.#row(item)));
  }

  #row(item) {
    const link = linkOf(item);
    const target = link ? el("a", { class: "bell-row", href: link }) : el("button", { type: "button", class: "bell-row" });
    const { key, values } = this.#wordsOf(item);
    const face = item.actor ? avatar(item.actor) : el("span", { class: "avatar bell-server", "aria-hidden": "true" }, icon("bell"));
    const at = el("time", { class: "muted small", datetime: item.at }, formatAgo(Date.now() - Date.parse(item.at)));
    const mark = item.read ? null : el("span", { class: "bell-mark" }, say(el("span", { class: "visually-hidden" }), "bell.isUnread"));
    target.append(face, el("span", { class: "bell-words" }, say(el("span"), key, values), at), mark ?? "");
    target.addEventListener("click", (event) => this.#follow(event, item, link));
    return el("li", { class: item.read ? "" : "is-unread", data: { id: item.id, type: item.type } }, target);
  }

  /** A name has its own direction, whatever that of the sentence. */
  #wordsOf(item) {
    const { key, values } = wordsOf(item, { name: nameOf, gift: giftName });
    const isolated = Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? `\u2068${value}\u2069` : value]);
    return { key, values: Object.fromEntries(isolated) };
  }

  /** A click with another key (a new tab) leaves this page as it is. */
  async #follow(event, item, link) {
    const marked = item.read ? null : this.#mark({ ids: [item.id] });
    if (link && (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0)) return;
    if (link) {
      event.preventDefault();
      if (marked) await Promise.race([marked, new Promise((resolve) => setTimeout(resolve, readMs))]);
      this.#panel?.hidePopover();
      location.assign(link);
    } else if (item.actor && item.type !== "system") {
      openUserCard(this.#button, item.actor);
    }
  }

  /** Up to the newest that is shown here: what comes meanwhile stays unread. */
  #markAll() {
    if (this.#items.length > 0) return this.#mark({ upTo: this.#items[0].id });
  }

  async #mark(which) {
    const answer = await rpc.mutate("notifications.markAsRead", which).catch(() => null);
    if (answer === null) return;
    const upTo = which.upTo ? this.#items.findIndex(({ id }) => id === which.upTo) : -1;
    this.#items = this.#items.map((item, i) => ((which.ids?.includes(item.id) ?? i >= upTo) ? { ...item, read: true } : item));
    this.#setUnread(answer.unreadCount);
    this.#show();
  }
}

customElements.define("chobi-bell", NotificationBell);

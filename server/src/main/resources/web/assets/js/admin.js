/**
 * `/admin`: what those who run the server look after. The page is served to anybody and shows what the server answers to who
 * asks; every procedure judges for itself who may.
 */
import { account, rpc } from "./account.js";
import { el } from "./dom.js";
import { say, sayAttribute, translateTree } from "./i18n.js";
import { ensureSignedIn } from "./sign-up.js";
import { auditPart } from "./admin-audit.js";
import { giftsPart, packsPart } from "./admin-catalogue.js";
import { nodePart } from "./admin-node.js";
import { payoutsPart } from "./admin-payouts.js";
import { sessionsPart } from "./admin-sessions.js";
import { usersPart } from "./admin-users.js";
import "./site-header.js";

const againMs = 2_000;
const main = document.querySelector("#content");
/** Each makes `{element, close?}` when it is opened. */
const parts = {
  users: { key: "admin.users", open: usersPart },
  sessions: { key: "admin.sessions", open: sessionsPart },
  gifts: { key: "admin.gifts", open: giftsPart },
  packs: { key: "admin.packs", open: packsPart },
  payouts: { key: "admin.payouts", open: payoutsPart },
  audit: { key: "admin.audit", open: auditPart },
  node: { key: "admin.node", open: nodePart },
};
let shown = null;

translateTree(document);

async function route() {
  shown?.close?.();
  shown = null;
  if (!account.user()) return door("admin.signInText", say(el("button", { type: "button", class: "button primary", onclick: () => ensureSignedIn() }), "nav.signUp"));
  const asked = account.user().id;
  try {
    await rpc.query("admin.getAuditLog", { limit: 1 });
  } catch (failure) {
    if (asked !== account.user()?.id) return;
    if (failure.code === "FORBIDDEN") return door("admin.noAccess", say(el("a", { class: "button", href: "/" }), "watch.endedHome"));
    if (failure.code === "UNAUTHORIZED") return; // signed out meanwhile, of which the page is told
    door("watch.failedText");
    setTimeout(() => asked === account.user()?.id && shown === null && route(), againMs);
    return;
  }
  if (asked === account.user()?.id) show();
}

function door(text, ...more) {
  main.replaceChildren(el("section", { class: "card door-card", data: { testid: "admin-door" } }, say(el("h1"), "admin.title"), say(el("p"), text), more));
}

function show() {
  shown?.close?.();
  const name = location.hash.slice(1) in parts ? location.hash.slice(1) : "users";
  const { key, open } = parts[name];
  const tabs = Object.entries(parts).map(([part, { key: label }]) => {
    const link = el("a", { class: "category-chip", href: `#${part}`, "aria-current": part === name ? "page" : undefined });
    return say(link, label);
  });
  const nav = el("nav", { class: "admin-nav" }, tabs);
  sayAttribute(nav, "aria-label", "admin.title");
  shown = open();
  const head = el("div", { class: "page-head" }, say(el("h1"), "admin.title"));
  const section = el("section", { class: "admin-part", data: { testid: `admin-${name}` } }, say(el("h2"), key), shown.element);
  main.replaceChildren(head, nav, section);
}

addEventListener("hashchange", () => shown !== null && show());
document.addEventListener("chobi:account", route);
document.addEventListener("chobi:language", () => shown !== null && show());
route();

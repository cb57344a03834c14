/** Administration: what administrators did, and what came of it. */
import { rpc } from "./account.js";
import { el, icon, nameOf } from "./dom.js";
import { formatMoment, say, sayAttribute } from "./i18n.js";
import { PagedTable } from "./paged-table.js";

const typingMs = 300;

export function auditPart() {
  let procedure = "";
  let typing;
  const table = new PagedTable({
    label: "admin.audit",
    columns: ["admin.at", "admin.who", "admin.what", "admin.with", "admin.outcome"],
    read: (place) => rpc.query("admin.getAuditLog", { limit: 50, ...(procedure && { procedure }), ...place }),
    cells,
  });
  const input = el("input", { type: "search", autocomplete: "off", dir: "ltr", data: { testid: "audit-procedure" } });
  sayAttribute(input, "placeholder", "admin.procedure");
  sayAttribute(input, "aria-label", "admin.procedure");
  input.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      procedure = input.value.trim();
      table.begin();
    }, typingMs);
  });
  table.begin();
  return { element: el("div", {}, el("div", { class: "admin-tools" }, el("label", { class: "search" }, icon("search"), input)), table.element) };
}

function cells({ at, actor, address, apiKeyId, procedure, input, outcome }) {
  const who = el("span", { class: "person-found-names" }, el("bdi", {}, nameOf(actor)), el("span", { class: "muted small", dir: "ltr" }, address));
  if (apiKeyId) who.append(say(el("span", { class: "chip" }), "admin.byKey"));
  return [
    el("time", { class: "small", datetime: at }, formatMoment(at, { dateStyle: "short", timeStyle: "medium" })),
    who,
    el("code", { dir: "ltr" }, procedure),
    el("code", { class: "admin-input", dir: "ltr" }, JSON.stringify(input)),
    outcome ? el("span", { class: `chip ${outcome === "done" ? "is-good" : "is-bad"}`, dir: "ltr" }, outcome) : "–",
  ];
}

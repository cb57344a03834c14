/** Administration: what is live, and an end to it. */
import { rpc } from "./account.js";
import { attempt } from "./chat-moderation.js";
import { ask } from "./dialog.js";
import { avatar, el, nameOf } from "./dom.js";
import { formatDuration, formatNumber, say } from "./i18n.js";
import { PagedTable, rowButton } from "./paged-table.js";
import { serverNow } from "./server-clock.js";

export function sessionsPart() {
  const table = new PagedTable({
    label: "admin.sessions",
    columns: ["studio.fieldTitle", "chat.host", "admin.state", "watch.viewers", "studio.time", "admin.actions"],
    read: (place) => rpc.query("streaming.getActiveSessions", { limit: 50, ...place }),
    cells,
  });
  const again = say(el("button", { type: "button", class: "button small", onclick: () => table.begin() }), "admin.again");
  table.begin();
  return { element: el("div", {}, el("div", { class: "admin-tools" }, say(el("p", { class: "muted" }), "admin.sessionsText"), again), table.element) };
}

function cells(session, again) {
  const { id, title, host, status, counts, liveAt } = session;
  const end = rowButton("studio.endConfirm", async () => (await endIt(session)) && again(), "danger");
  return [
    el("a", { href: `/watch/${id}`, dir: "auto" }, title),
    el("span", { class: "table-person" }, avatar(host), el("bdi", {}, nameOf(host))),
    say(el("span", { class: `chip is-${status}` }), `status.${status}`),
    formatNumber(counts?.viewers ?? 0),
    liveAt ? formatDuration((serverNow() - Date.parse(liveAt)) / 1_000) : "–",
    end,
  ];
}

async function endIt({ id, title, host }) {
  const answer = await ask({
    title: "admin.endTitle",
    text: "admin.endText",
    values: { title, name: nameOf(host) },
    buttons: [
      { value: "cancel", label: "action.cancel" },
      { value: "end", label: "studio.endConfirm", kind: "danger" },
    ],
  });
  return answer === "end" && attempt(() => rpc.mutate("streaming.endSession", { sessionId: id }));
}

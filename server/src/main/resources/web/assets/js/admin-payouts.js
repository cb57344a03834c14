/** Administration: payouts that hosts have asked for. */
import { rpc } from "./account.js";
import { attempt } from "./chat-moderation.js";
import { ask, askForm } from "./dialog.js";
import { el } from "./dom.js";
import { formatMoment, say } from "./i18n.js";
import { formatMoney, payoutStates } from "./money.js";
import { PagedTable, chooser, rowButton } from "./paged-table.js";
import { field } from "./sign-up.js";

export function payoutsPart() {
  let state = "requested";
  const table = new PagedTable({
    label: "admin.payouts",
    columns: ["admin.user", "admin.amount", "admin.destination", "admin.state", "admin.askedAt", "admin.actions"],
    read: (place) => rpc.query("gifts.getPayoutRequests", { state, limit: 50, ...place }),
    cells,
  });
  const choice = chooser("admin.show", Object.entries(payoutStates), (value) => {
    state = value;
    table.begin();
  });
  table.begin();
  return { element: el("div", {}, el("div", { class: "admin-tools" }, choice), table.element) };
}

function cells(payout, again) {
  const { id, state, userId, diamonds, currency, amount, destination, requestedAt, reason, failure } = payout;
  const name = el("bdi", { data: { user: userId } }, "…");
  rpc.query("users.getProfile", { userId }).then(
    (profile) => (name.textContent = `${profile.displayName} (@${profile.username})`),
    () => say(name, "report.gone"),
  );
  const money = el("span", {}, el("b", { dir: "ltr" }, formatMoney(amount, currency)), " ", say(el("span", { class: "muted small" }), "money.diamonds", { n: diamonds }));
  const to = el("span", { class: "small" }, el("b", { dir: "auto" }, destination.holder), " ", el("span", { dir: "ltr", class: "break" }, `${destination.kind}: ${destination.account}`));
  const why = reason ?? failure;
  const of = el("span", { class: "admin-state" }, say(el("span", { class: `chip is-${state}` }), payoutStates[state]), why ? el("span", { class: "muted small", dir: "auto" }, why) : null);
  const at = el("time", { class: "small", datetime: requestedAt }, formatMoment(requestedAt, { dateStyle: "medium", timeStyle: "short" }));
  return [name, money, to, of, at, state === "requested" ? decisions(id, formatMoney(amount, currency), destination, again) : "–"];
}

function decisions(payoutId, sum, { holder, account }, again) {
  const approve = rowButton("admin.approve", async () => {
    const answer = await ask({
      title: "admin.approveTitle",
      text: "admin.approveText",
      values: { sum, name: holder, account },
      buttons: [
        { value: "cancel", label: "action.cancel" },
        { value: "do", label: "admin.approve", kind: "primary" },
      ],
    });
    if (answer === "do" && (await attempt(() => rpc.mutate("gifts.approvePayout", { payoutId }), "admin.approved"))) again();
  });
  const refuse = rowButton(
    "admin.refuse",
    async () => {
      const answer = await askForm({
        title: "admin.refuseTitle",
        text: "admin.refuseText",
        values: { sum, name: holder },
        parts: [field("reason", "admin.reason", { maxlength: 500, autocomplete: "off" })],
        submit: "admin.refuse",
        act: (form) => rpc.mutate("gifts.rejectPayout", { payoutId, reason: form.get("reason").trim() }),
      });
      if (answer) again();
    },
    "danger",
  );
  return el("span", { class: "row-actions" }, approve, refuse);
}

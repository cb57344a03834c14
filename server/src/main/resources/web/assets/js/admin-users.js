/** Administration: everybody with an account. */
import { account, rpc } from "./account.js";
import { attempt } from "./chat-moderation.js";
import { ask, askForm } from "./dialog.js";
import { avatar, el, icon, nameOf } from "./dom.js";
import { formatMoment, say, sayAttribute } from "./i18n.js";
import { PagedTable, chooser, rowButton } from "./paged-table.js";
import { field } from "./sign-up.js";
import { uuid7 } from "./uuid7.js";

const typingMs = 300;
const filters = {
  all: {},
  suspended: { suspended: true },
  admins: { role: "admin" },
};

export function usersPart() {
  let query = "";
  let filter = "all";
  let typing;
  const table = new PagedTable({
    label: "admin.users",
    columns: ["admin.user", "auth.email", "admin.role", "admin.since", "admin.actions"],
    read: (place) => rpc.query("admin.getUsers", { ...filters[filter], ...(query && { query }), ...place }),
    cells,
  });
  const input = el("input", { type: "search", autocomplete: "off", dir: "auto", data: { testid: "admin-search" } });
  sayAttribute(input, "placeholder", "admin.searchUsers");
  sayAttribute(input, "aria-label", "admin.searchUsers");
  input.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      query = input.value.trim();
      table.begin();
    }, typingMs);
  });
  const choice = chooser(
    "admin.show",
    [
      ["all", "admin.allUsers"],
      ["suspended", "admin.onlySuspended"],
      ["admins", "admin.onlyAdmins"],
    ],
    (value) => {
      filter = value;
      table.begin();
    },
  );
  table.begin();
  return { element: el("div", {}, el("div", { class: "admin-tools" }, el("label", { class: "search" }, icon("search"), input), choice), table.element) };
}

function cells(user, again) {
  const names = el("span", { class: "person-found-names" }, el("b", { dir: "auto" }, nameOf(user)), el("span", { class: "muted small", dir: "ltr" }, `@${user.username}`));
  const state = el("span", { class: "admin-state" }, say(el("span", { class: `chip ${user.role === "admin" ? "is-admin" : ""}` }), `role.${user.role}`));
  if (user.suspended) {
    state.append(say(el("span", { class: "chip is-bad" }), "admin.isSuspended"), el("span", { class: "muted small", dir: "auto" }, user.suspensionReason ?? ""));
  }
  const email = el("span", { dir: "ltr", class: "small" }, user.email);
  return [
    el("span", { class: "table-person" }, avatar(user), names),
    email,
    state,
    el("time", { class: "small", datetime: user.createdAt }, formatMoment(user.createdAt, { dateStyle: "medium" })),
    user.id === account.user()?.id ? say(el("span", { class: "muted small" }), "admin.you") : actions(user, again),
  ];
}

function actions(user, again) {
  const values = { name: nameOf(user) };
  const done = async (answer) => answer && again();
  const shut = user.suspended
    ? rowButton("admin.reinstate", async () => done(await attempt(() => rpc.mutate("admin.reinstateUser", { userId: user.id }), "admin.reinstated", values)))
    : rowButton("admin.suspend", async () => done(await suspend(user, values)), "danger");
  const isAdmin = user.role === "admin";
  const role = rowButton(isAdmin ? "admin.makeUser" : "admin.makeAdmin", async () => done(await changeRole(user, isAdmin ? "user" : "admin", values)));
  const coins = rowButton("admin.giveCoins", () => giveCoins(user, values));
  const tell = rowButton("admin.tell", () => tellSomething(user, values));
  return el("span", { class: "row-actions" }, shut, role, coins, tell);
}

function suspend(user, values) {
  return askForm({
    title: "admin.suspendTitle",
    text: "admin.suspendText",
    values,
    parts: [field("reason", "admin.reason", { maxlength: 300, autocomplete: "off" })],
    submit: "admin.suspend",
    act: (form) => rpc.mutate("admin.suspendUser", { userId: user.id, reason: form.get("reason").trim() }),
  });
}

async function changeRole(user, role, values) {
  const answer = await ask({
    title: role === "admin" ? "admin.makeAdminTitle" : "admin.makeUserTitle",
    text: role === "admin" ? "admin.makeAdminText" : "admin.makeUserText",
    values,
    buttons: [
      { value: "cancel", label: "action.cancel" },
      { value: "do", label: role === "admin" ? "admin.makeAdmin" : "admin.makeUser", kind: role === "admin" ? "danger" : "primary" },
    ],
  });
  return answer === "do" && attempt(() => rpc.mutate("admin.setRole", { userId: user.id, role }));
}

function giveCoins(user, values) {
  const idempotencyKey = uuid7(); // the same however often it is tried
  return askForm({
    title: "admin.giveCoinsTitle",
    values,
    parts: [
      field("amount", "admin.amount", { type: "number", min: 1, step: 1, dir: "ltr" }),
      field("reason", "admin.reason", { maxlength: 500, autocomplete: "off" }),
    ],
    submit: "admin.giveCoins",
    act: (form) => rpc.mutate("gifts.addCoins", { userId: user.id, amount: Number(form.get("amount")), reason: form.get("reason").trim(), idempotencyKey }),
  });
}

function tellSomething(user, values) {
  const idempotencyKey = uuid7();
  return askForm({
    title: "admin.tellTitle",
    text: "admin.tellText",
    values,
    parts: [field("text", "chat.input", { maxlength: 500, autocomplete: "off" })],
    submit: "chat.send",
    act: (form) => rpc.mutate("notifications.sendSystem", { userIds: [user.id], text: form.get("text").trim(), idempotencyKey }),
  });
}

/** `/studio#earnings`: what a host has earned, payouts and how they stand, statements and receipts. */
import { rpc } from "./account.js";
import { attempt } from "./chat-moderation.js";
import { el, icon } from "./dom.js";
import { saveFile } from "./download.js";
import { formatMoment, formatNumber, say, sayAttribute } from "./i18n.js";
import { formatMoney, payoutStates } from "./money.js";
import { PagedTable, rowButton } from "./paged-table.js";
import { PayoutForm } from "./studio-payout-form.js";

const kinds = { diamonds: "earnings.diamonds", coins: "earnings.coins" };
const files = { csv: "earnings.csv", pdf: "earnings.pdf" };
/** What moved coins or diamonds; one that this page has no word for has the server's. */
const entries = {
  gift: "entry.gift",
  gift_refund: "entry.giftRefund",
  grant: "entry.grant",
  purchase: "entry.purchase",
  purchase_reinstated: "entry.purchase",
  refund: "entry.refund",
  charge_back: "entry.chargeBack",
  debt_paid: "entry.debtPaid",
  correction: "entry.correction",
  hold: "entry.hold",
  payout: "entry.payout",
  payout_returned: "entry.payoutReturned",
};
const papers = { invoice: "earnings.invoice", credit_note: "earnings.creditNote", payout: "earnings.payoutReceipt", payout_return: "earnings.payoutReturn" };

export function earningsPage() {
  const diamonds = el("b", { data: { testid: "diamonds" } }, "–");
  const coins = el("b", {}, "–");
  const share = el("b", {}, "–");
  const numbers = el(
    "div",
    { class: "numbers" },
    ...[
      [diamonds, "earnings.diamonds"],
      [coins, "gift.balance"],
      [share, "earnings.share"],
    ].map(([value, key]) => el("div", { class: "number" }, value, say(el("span", { class: "muted" }), key))),
  );
  const payouts = payoutTable(() => read());
  const form = new PayoutForm({ done: () => read() });
  const statement = statementCard();
  const read = async () => {
    payouts.begin();
    statement.begin();
    const [balance, tier] = await Promise.all(["gifts.getBalance", "gifts.getHostTier"].map((name) => rpc.query(name, name.endsWith("Tier") ? {} : undefined).catch(() => null)));
    if (balance) {
      diamonds.textContent = formatNumber(balance.diamonds);
      diamonds.dataset.diamonds = balance.diamonds;
      coins.textContent = formatNumber(balance.coins);
      form.have(balance.diamonds);
    }
    if (tier) share.textContent = formatNumber(tier.tier.share / 10_000, undefined, { style: "percent", maximumFractionDigits: 2 });
  };
  read();
  const head = el("header", { class: "desk-head" }, el("div", {}, say(el("a", { class: "link", href: "/studio" }), "studio.back"), say(el("h1"), "earnings.title")));
  const lists = el("div", { class: "desk-column" }, card("earnings.payouts", payouts.element), statement.element, card("earnings.papers", paperTable().element));
  return [head, numbers, el("div", { class: "earnings" }, form.element, lists)];
}

function card(key, ...parts) {
  return el("section", { class: "card pad wide-card" }, say(el("h2"), key), parts);
}

function payoutTable(changed) {
  return new PagedTable({
    label: "earnings.payouts",
    columns: ["admin.askedAt", "admin.amount", "admin.destination", "admin.state", "admin.actions"],
    read: (place) => rpc.query("gifts.getPayouts", { limit: 10, ...place }),
    cells: ({ id, state, diamonds, amount, currency, destination, requestedAt, paidAt, reason, failure }) => {
      const money = el("span", {}, el("b", { dir: "ltr" }, formatMoney(amount, currency)), " ", say(el("span", { class: "muted small" }), "money.diamonds", { n: diamonds }));
      const why = reason ?? failure ?? (paidAt ? formatMoment(paidAt, { dateStyle: "medium" }) : null);
      const of = el("span", { class: "admin-state" }, say(el("span", { class: `chip is-${state}`, data: { state } }), payoutStates[state]));
      if (why) of.append(el("span", { class: "muted small", dir: "auto" }, why));
      const takeBack = rowButton("earnings.takeBack", async () => (await attempt(() => rpc.mutate("gifts.cancelPayout", { payoutId: id }))) && changed());
      return [moment(requestedAt), money, el("span", { class: "small break", dir: "ltr" }, destination.account), of, state === "requested" ? takeBack : "–"];
    },
  });
}

function statementCard() {
  let kind = "diamonds";
  const balance = el("p", { class: "muted small" });
  const table = new PagedTable({
    label: "earnings.statement",
    columns: ["admin.at", "earnings.entry", "admin.amount", "earnings.after"],
    read: async (place) => {
      const page = await rpc.query("gifts.getStatement", { kind, limit: 20, ...place });
      say(balance, "earnings.between", {
        get from() {
          return formatMoment(page.from, { dateStyle: "medium" });
        },
        get to() {
          return formatMoment(page.to, { dateStyle: "medium" });
        },
        opening: page.opening,
        closing: page.closing,
      });
      return page;
    },
    cells: ({ at, kind: entry, amount, balanceAfter }) => {
      const words = entries[entry] ? say(el("span"), entries[entry]) : el("span", { dir: "ltr" }, entry.replaceAll("_", " "));
      const sum = el("b", { class: amount < 0 ? "minus" : "plus", dir: "ltr" }, formatNumber(amount, undefined, { signDisplay: "always" }));
      return [moment(at), words, sum, formatNumber(balanceAfter)];
    },
  });
  const tabs = el("div", { class: "statement-tabs", role: "group" });
  sayAttribute(tabs, "aria-label", "earnings.statement");
  for (const [value, key] of Object.entries(kinds)) {
    const tab = say(el("button", { type: "button", class: "category-chip", data: { kind: value } }), key);
    tab.addEventListener("click", () => choose(value));
    tabs.append(tab);
  }
  const save = (ending) => rowButton(files[ending], () => attempt(() => saveFile(`/statements/${kind}.${ending}`, `${kind}.${ending}`)));
  const choose = (value) => {
    kind = value;
    showChosen();
    table.begin();
  };
  const showChosen = () => [...tabs.children].forEach((tab) => tab.setAttribute("aria-pressed", String(tab.dataset.kind === kind)));
  showChosen();
  const element = card("earnings.statement", el("div", { class: "statement-tools" }, tabs, el("span", { class: "space" }), save("csv"), save("pdf")), balance, table.element);
  return { element, begin: () => table.begin() };
}

function paperTable() {
  const table = new PagedTable({
    label: "earnings.papers",
    columns: ["admin.at", "earnings.paper", "admin.amount", "admin.actions"],
    read: (place) => rpc.query("gifts.getInvoices", { limit: 10, ...place }),
    cells: ({ kind, number, issuedAt, currency, amount, url }) => {
      const name = el("span", {}, say(el("span"), papers[kind] ?? "earnings.paper"), " ", el("span", { class: "muted small", dir: "ltr" }, number));
      const save = rowButton("earnings.pdf", () => attempt(() => saveFile(new URL(url, location.href).pathname, `${number}.pdf`)));
      return [moment(issuedAt), name, el("span", { dir: "ltr" }, formatMoney(amount, currency)), save];
    },
  });
  table.begin();
  return table;
}

function moment(at) {
  return el("time", { class: "small", datetime: at }, formatMoment(at, { dateStyle: "medium", timeStyle: "short" }));
}

/** The way there, from the studio's first page. */
export function earningsLink() {
  const link = el("a", { class: "card studio-list-row earnings-link", href: "#earnings", data: { testid: "earnings" } }, icon("wallet"));
  link.append(say(el("b"), "earnings.title"), el("span", { class: "space" }), say(el("span", { class: "muted small" }), "earnings.lead"));
  return link;
}

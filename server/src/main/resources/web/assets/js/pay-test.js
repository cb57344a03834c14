/** `/pay/test`: the page of the test provider, where a developer says what becomes of a payment. Nothing is paid. */
import { rpc } from "./account.js";
import { priceWords } from "./buy-coins.js";
import { el } from "./dom.js";
import { say, translateTree } from "./i18n.js";
import { ensureSignedIn, sayFailure } from "./sign-up.js";
import "./site-header.js";

const query = new URL(location.href).searchParams;
const purchaseId = query.get("purchase");
const order = document.querySelector("#order");
const state = document.querySelector("#state");
const choices = document.querySelector("#choices");
const outcomes = {
  paid: "pay.paid",
  failed: "pay.failed",
  refunded: "pay.refunded",
  charged_back: "pay.chargedBack",
};

translateTree(document);
setBack();
for (const [outcome, label] of Object.entries(outcomes)) {
  const kind = outcome === "paid" ? "primary" : "";
  choices.append(
    say(el("button", { type: "button", class: `button ${kind}`, data: { testid: `settle-${outcome}` }, onclick: () => settle(outcome) }), label),
  );
}
read();

/** Only to a page of this site: the address came with the link. */
function setBack() {
  const back = URL.parse?.(query.get("back") ?? "/", location.origin);
  if (back?.origin === location.origin) document.querySelector("#back").href = back.href;
}

async function read() {
  if (!(await ensureSignedIn())) return;
  await attempt(async () => show(await rpc.query("gifts.getPurchase", { purchaseId })));
}

function settle(outcome) {
  return attempt(async () => show(await rpc.mutate("gifts.settleTestPurchase", { purchaseId, outcome })));
}

function show({ purchase }) {
  say(order, "pay.order", { coins: purchase.coins, price: priceWords(purchase.price) });
  say(state, "pay.state", { state: purchase.state, coins: purchase.issued });
  state.dataset.state = purchase.state;
}

async function attempt(work) {
  try {
    await work();
  } catch (failure) {
    sayFailure(state, failure);
  }
}

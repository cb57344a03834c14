/** Buying coins: the packs that are sold here, the way to the page where one is paid, and what was wanted meanwhile. */
import { rpc } from "./account.js";
import { closeButton } from "./dialog.js";
import { el, icon } from "./dom.js";
import { wordsFor } from "./failure.js";
import { has, hush, language, say } from "./i18n.js";
import { uuid7 } from "./uuid7.js";

const wishKey = "chobi.wish";
/** A gift that was wanted longer ago than this is no longer meant. */
const wishMaxMs = 30 * 60_000;
const askEveryMs = 2_000;
const askMax = 10;

/** A price in the words of the reader's language. The amount is in minor units. */
export function priceWords({ currency, amount }) {
  const format = new Intl.NumberFormat(language() === "ar" ? "ar-u-nu-latn" : language(), { style: "currency", currency });
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
}

export async function packsForSale() {
  const { items } = await rpc.query("gifts.getCoinPacks").catch(() => ({ items: [] }));
  return items;
}

/**
 * Lets one choose a pack and goes to pay it; the reader comes back to this page. `missing`: coins that are too few, so that
 * the first pack that covers them is marked. `wish`: what is done once the coins are there, see `takeWish`. Resolves when
 * the choice was dismissed.
 */
export function offerCoins({ packs, title, text, values, picture, missing = 0, wish = null }) {
  const complaint = el("p", { class: "form-error", role: "alert" });
  const heading = say(el("h2", { id: "buy-title" }), title, values);
  const dialog = el("dialog", { class: "card dialog buy", "aria-labelledby": "buy-title", data: { testid: "buy-coins" } });
  const fitting = packs.find((pack) => pack.coins >= missing);
  const choices = packs.map((pack) => {
    const words = say(el("span"), "buy.coins", { n: pack.coins });
    const price = el("b", { dir: "auto" }, priceWords(pack.prices[0]));
    const button = el("button", { type: "button", class: "pack", data: { pack: pack.code } }, icon("coin"), words, price);
    button.classList.toggle("fits", missing > 0 && pack === fitting);
    button.addEventListener("click", () => choose(pack));
    return button;
  });
  // One choice has one key: a lost answer asked for again is the same purchase.
  const keys = new Map(packs.map((pack) => [pack.id, uuid7()]));
  const choose = async (pack) => {
    hush(complaint);
    for (const button of choices) button.disabled = true;
    try {
      if (wish) keepWish(wish);
      // Without a page to pay at there is nothing left to do: it is paid, or over.
      if (!(await pay(pack, keys.get(pack.id)))) dialog.close();
    } catch (failure) {
      dropWish();
      for (const button of choices) button.disabled = false;
      const { key, values: words } = wordsFor(failure, has);
      say(complaint, key, words);
    }
  };
  const lead = [say(el("p"), text, values), say(el("p", { class: "muted small" }), wish ? "buy.thenSent" : "buy.text")];
  dialog.append(...[closeButton(dialog), picture, heading, ...lead, el("div", { class: "packs" }, choices), complaint].filter(Boolean));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve();
    });
  });
}

/** Whether the browser is on its way to the page of the provider. */
async function pay(pack, idempotencyKey) {
  const here = new URL(location.href);
  for (const name of ["purchase", "cancelled"]) here.searchParams.delete(name); // of an earlier one
  const order = { packId: pack.id, currency: pack.prices[0].currency, idempotencyKey, returnPath: here.pathname + here.search };
  const buy = () => rpc.mutate("gifts.buyCoins", order);
  const { checkoutUrl } = await buy().catch((failure) => (failure.isPassing ? buy() : Promise.reject(failure)));
  if (checkoutUrl) location.assign(checkoutUrl);
  return Boolean(checkoutUrl);
}

/**
 * What became of the purchase that the reader comes back from: `paid`, `pending` (the provider's message may come later
 * than they do), `cancelled`, another state of a purchase, or null when they come from none. The address forgets it.
 */
export async function returnedPurchase() {
  const here = new URL(location.href);
  const purchaseId = here.searchParams.get("purchase");
  if (!purchaseId) return null;
  const isCancelled = here.searchParams.has("cancelled");
  for (const name of ["purchase", "cancelled"]) here.searchParams.delete(name);
  history.replaceState(history.state, "", here);
  if (isCancelled) return "cancelled";
  let state = "pending";
  for (let asked = 0; asked < askMax && state === "pending"; asked++) {
    if (asked > 0) await new Promise((resolve) => setTimeout(resolve, askEveryMs));
    const answer = await rpc.query("gifts.getPurchase", { purchaseId }).catch(() => null);
    state = answer?.purchase.state ?? "pending";
  }
  return state;
}

function keepWish(wish) {
  try {
    sessionStorage.setItem(wishKey, JSON.stringify({ ...wish, at: Date.now() }));
  } catch {
    // Storage is switched off: then the coins are bought, and the gift is tapped again.
  }
}

function dropWish() {
  try {
    sessionStorage.removeItem(wishKey);
  } catch {
    // as above
  }
}

/** What was wanted in this session (`{sessionId, giftId, quantity, idempotencyKey}`), once; or null. */
export function takeWish(sessionId) {
  try {
    const wish = JSON.parse(sessionStorage.getItem(wishKey));
    dropWish();
    return wish?.sessionId === sessionId && Date.now() - wish.at < wishMaxMs ? wish : null;
  } catch {
    return null;
  }
}

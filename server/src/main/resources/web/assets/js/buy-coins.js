/** Buying coins: the packs that are sold here, and the way to the page where one is paid. */
import { rpc } from "./account.js";
import { ask } from "./dialog.js";
import { language } from "./i18n.js";
import { uuid7 } from "./uuid7.js";

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
 * Lets one choose a pack and goes to pay it; the reader comes back to this page. Resolves when the choice was dismissed.
 * One choice has one key: a lost answer asked for again is the same purchase.
 */
export async function chooseAndPay(packs) {
  const chosen = await ask({
    title: "buy.title",
    text: "buy.text",
    buttons: packs.map((pack) => ({
      value: pack.id,
      label: "buy.pack",
      values: { coins: pack.coins, price: priceWords(pack.prices[0]) },
    })),
  });
  const pack = packs.find((it) => it.id === chosen);
  if (!pack) return;
  const here = new URL(location.href);
  for (const name of ["purchase", "cancelled"]) here.searchParams.delete(name); // of an earlier one
  const order = {
    packId: pack.id,
    currency: pack.prices[0].currency,
    idempotencyKey: uuid7(),
    returnPath: here.pathname + here.search,
  };
  const buy = () => rpc.mutate("gifts.buyCoins", order);
  const { checkoutUrl } = await buy().catch((failure) => (failure.isPassing ? buy() : Promise.reject(failure)));
  if (checkoutUrl) location.assign(checkoutUrl);
}

/**
 * Waits for the purchase that the reader comes back from, and says whether there was one: the provider's message may
 * come a moment later than they do.
 */
export async function purchaseIsOver() {
  const query = new URL(location.href).searchParams;
  const purchaseId = query.get("purchase");
  if (!purchaseId || query.has("cancelled")) return false;
  for (let asked = 0; asked < 10; asked++) {
    const answer = await rpc.query("gifts.getPurchase", { purchaseId }).catch(() => null);
    if (answer?.purchase.state !== "pending") break;
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  }
  return true;
}

/**
 * `<chobi-gift-tray>`: the catalogue by tier, how many at once, the coins one has, and the receipt. One tap is one send
 * under one key, made at the tap and repeated unchanged until the server has answered: a lost connection costs nothing
 * twice.
 */
import { account, rpc } from "./account.js";
import { offerCoins, packsForSale, returnedPurchase, takeWish } from "./buy-coins.js";
import { ask } from "./dialog.js";
import { el, icon } from "./dom.js";
import { giftName, giftPicture } from "./gifts.js";
import { formatNumber, hush, language, say, sayAttribute, t } from "./i18n.js";
import { ensureSignedIn, sayFailure } from "./sign-up.js";
import { toast } from "./toast.js";
import { uuid7 } from "./uuid7.js";

/** How long a tap is repeated without an answer before we say that we do not know. */
const patienceMs = 120_000;
const receiptMs = 3_500;
/** As long as the server keeps a streak open. */
const comboMs = 3_000;
const tiers = ["common", "rare", "legendary"];
const quantities = [1, 5, 10, 50];

export class GiftTray extends HTMLElement {
  #balance = el("b", { data: { testid: "balance" } });
  #wallet = el("button", { type: "button", class: "wallet", hidden: true, data: { testid: "wallet" } });
  #list = el("div", { class: "gift-list", role: "group" });
  #quantities = el("div", { class: "gift-quantities", role: "group" });
  #receipt = el("p", { class: "gift-receipt", role: "status", data: { testid: "gift-receipt" } });
  #gifts = [];
  #quantity = 1;
  #coins = null;
  /** The row that told us the balance: answers may overtake each other, and an older one must not win. */
  #coinsAtSeq = 0;
  #receiptTimer;
  #inFlight = 0;

  /** `(gift, quantity, idempotencyKey, {onRetry, patienceMs}) → Promise<answer>`, set by the page. */
  send = async () => {};

  connectedCallback() {
    this.dataset.testid = "gift-tray";
    sayAttribute(this.#list, "aria-label", "gift.title");
    sayAttribute(this.#quantities, "aria-label", "gift.quantity");
    this.#wallet.append(icon("coin"), say(el("span", { class: "visually-hidden" }), "gift.balance"), this.#balance);
    this.#wallet.addEventListener("click", () => this.#buy());
    for (const quantity of quantities) {
      const choice = el("button", { type: "button", "aria-pressed": String(quantity === 1), data: { quantity } }, `×${quantity}`);
      choice.addEventListener("click", () => this.#choose(quantity));
      this.#quantities.append(choice);
    }
    const side = el("div", { class: "gift-side" }, this.#wallet, this.#quantities);
    this.append(el("div", { class: "gift-tray-row" }, this.#list, side), this.#receipt);
    document.addEventListener("chobi:account", () => this.#readBalance());
    document.addEventListener("chobi:language", () => this.#readCatalogue());
    this.#readBalance();
  }

  /** The page is in the session: gifts may be sent, and one that waits for coins is sent now. */
  async open(sessionId) {
    this.sessionId = sessionId;
    await this.#readCatalogue();
    const state = await returnedPurchase();
    if (state === null) return;
    const wish = takeWish(sessionId);
    await this.#readBalance();
    if (state === "paid") {
      const gift = this.#gifts.find(({ id }) => id === wish?.giftId);
      if (gift && account.user()) await this.#send(gift, wish.quantity, wish.idempotencyKey);
      else toast("buy.done");
    } else {
      toast(state === "pending" ? "buy.pending" : "buy.notPaid");
    }
  }

  close() {
    for (const button of this.querySelectorAll(".gift-button")) button.disabled = true;
  }

  async #readCatalogue() {
    for (;;) {
      try {
        this.#gifts = await rpc.query("gifts.getAvailableGifts", { locale: language() });
        break;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 3_000));
      }
    }
    this.#list.replaceChildren(...tiers.map((tier) => this.#tier(tier)).filter(Boolean));
    this.#nameGifts();
  }

  #tier(tier) {
    const gifts = this.#gifts.filter((gift) => gift.tier === tier || (tier === "common" && !tiers.includes(gift.tier)));
    if (gifts.length === 0) return null;
    const row = el("div", { class: "gift-tier-row" }, gifts.map((gift) => this.#button(gift)));
    return el("div", { class: `gift-tier ${tier}` }, say(el("span"), `gift.tier.${tier}`), row);
  }

  #button(gift) {
    const button = el("button", { type: "button", class: `gift-button ${gift.tier}`, data: { testid: `gift-${gift.code}` } });
    button.append(
      el("img", { src: giftPicture(gift), alt: "", width: 40, height: 40 }),
      el("span", { class: "visually-hidden", data: { part: "send" } }),
      el("span", { class: "gift-name" }),
      el("span", { class: "gift-price" }, icon("coin"), el("span", { data: { part: "price" } })),
      say(el("span", { class: "visually-hidden" }), "gift.inCoins"),
    );
    button.gift = gift;
    button.addEventListener("click", () => this.#tap(gift, button));
    return button;
  }

  #choose(quantity) {
    this.#quantity = quantity;
    for (const choice of this.#quantities.children) {
      choice.setAttribute("aria-pressed", String(Number(choice.dataset.quantity) === quantity));
    }
    this.#nameGifts();
  }

  #nameGifts() {
    for (const button of this.#list.querySelectorAll(".gift-button")) {
      const price = button.gift.price * this.#quantity;
      button.querySelector(".gift-name").textContent = giftName(button.gift);
      button.querySelector("[data-part=price]").textContent = formatNumber(price);
      const send = button.querySelector("[data-part=send]");
      send.textContent = this.#quantity > 1 ? t("gift.sendMany", { n: this.#quantity }) : t("gift.send");
    }
  }

  async #tap(gift, button) {
    const key = uuid7();
    const quantity = this.#quantity;
    if (!(await ensureSignedIn())) return;
    button.classList.remove("tapped");
    void button.offsetWidth; // starts the animation anew
    button.classList.add("tapped");
    await this.#send(gift, quantity, key);
  }

  async #send(gift, quantity, key) {
    this.#inFlight++;
    this.#say("gift.sending");
    try {
      const onRetry = () => this.#say("gift.retrying");
      const answer = await this.send(gift, quantity, key, { onRetry, patienceMs });
      this.#showBalance(answer.balance, answer.seq);
      const count = answer.streak?.count ?? quantity;
      this.#showCombo(gift, count);
      this.#say(count > 1 ? "gift.sentCombo" : "gift.sent", { ...nameValue(gift), n: count }, "good");
    } catch (failure) {
      this.#complain(failure, gift, quantity);
    } finally {
      this.#inFlight--;
    }
  }

  /** As long as the bar runs, another tap counts on. */
  #showCombo(gift, count) {
    const button = this.querySelector(`[data-testid="gift-${gift.code}"]`);
    if (!button) return;
    button.querySelector(".gift-combo")?.remove();
    button.classList.remove("in-combo");
    void button.offsetWidth; // starts the bar anew
    button.classList.add("in-combo");
    button.append(el("span", { class: "gift-combo", "aria-hidden": "true" }, `×${formatNumber(count)}`));
    clearTimeout(button.comboTimer);
    button.comboTimer = setTimeout(() => {
      button.classList.remove("in-combo");
      button.querySelector(".gift-combo")?.remove();
    }, comboMs);
  }

  async #complain(failure, gift, quantity) {
    hush(this.#receipt);
    if (failure.reason !== "insufficient_funds") {
      this.#receipt.className = "gift-receipt bad shown";
      if (failure.reason === "price_changed") this.#readCatalogue();
      if (failure.isPassing) say(this.#receipt, "gift.unknown");
      else sayFailure(this.#receipt, failure);
      return;
    }
    await this.#readBalance();
    if (document.querySelector("dialog[open]")) return; // a quick combo asks only once
    const price = gift.price * quantity;
    const coins = this.#coins ?? 0;
    const offer = {
      title: "gift.needCoinsTitle",
      text: "gift.needCoinsToBuyText",
      values: { ...nameValue(gift), price, balance: coins },
      picture: el("img", { class: "dialog-picture", src: giftPicture(gift), alt: "" }),
    };
    const packs = await packsForSale();
    if (packs.length === 0) {
      await ask({ ...offer, text: "gift.needCoinsText", buttons: [{ value: "ok", label: "action.ok", kind: "primary" }] });
      return;
    }
    const wish = { sessionId: this.sessionId, giftId: gift.id, quantity, idempotencyKey: uuid7() };
    await offerCoins({ ...offer, packs, missing: price - coins, wish });
  }

  async #buy() {
    const packs = await packsForSale();
    if (packs.length === 0) return toast("error.payments_off");
    await offerCoins({ packs, title: "buy.title", text: "buy.have", values: { n: this.#coins ?? 0 } });
  }

  async #readBalance() {
    this.#wallet.hidden = account.user() === null;
    if (account.user() === null) {
      this.#coins = null;
      this.#coinsAtSeq = 0;
      return;
    }
    const sent = this.#inFlight;
    const answer = await rpc.query("gifts.getBalance").catch(() => null);
    // While gifts are under way their own answers are newer than this one.
    if (answer && (sent === 0 || this.#coins === null)) this.#showBalance(answer.coins, this.#coinsAtSeq);
  }

  #showBalance(coins, seq = Infinity) {
    if (typeof coins !== "number" || seq < this.#coinsAtSeq) return;
    this.#coins = coins;
    this.#coinsAtSeq = seq;
    this.#balance.textContent = formatNumber(coins);
    this.#balance.dataset.coins = coins;
  }

  #say(key, values, kind = "") {
    say(this.#receipt, key, values);
    this.#receipt.className = `gift-receipt shown ${kind}`;
    clearTimeout(this.#receiptTimer);
    if (kind) this.#receiptTimer = setTimeout(() => this.#receipt.classList.remove("shown"), receiptMs);
  }
}

function nameValue(gift) {
  return {
    get gift() {
      return giftName(gift);
    },
  };
}

customElements.define("chobi-gift-tray", GiftTray);

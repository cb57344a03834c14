/**
 * `<chobi-gift-tray>`: the catalogue, the coins one has, and the receipt. One tap is one gift under one key, made at the
 * tap and repeated unchanged until the server has answered: a lost connection costs nothing twice.
 */
import { account, rpc } from "./account.js";
import { chooseAndPay, packsForSale, purchaseIsOver } from "./buy-coins.js";
import { ask } from "./dialog.js";
import { el, icon } from "./dom.js";
import { giftName, giftPicture } from "./gifts.js";
import { formatNumber, hush, say, sayAttribute, t } from "./i18n.js";
import { ensureSignedIn, sayFailure } from "./sign-up.js";
import { uuid7 } from "./uuid7.js";

/** How long a tap is repeated without an answer before we say that we do not know. */
const patienceMs = 120_000;
const receiptMs = 3_500;

export class GiftTray extends HTMLElement {
  #balance = el("b", { data: { testid: "balance" } });
  #wallet = el("p", { class: "wallet", hidden: true });
  #list = el("div", { class: "gift-list", role: "group" });
  #receipt = el("p", { class: "gift-receipt", role: "status" });
  #coins = null;
  /** The row that told us the balance: answers may overtake each other, and an older one must not win. */
  #coinsAtSeq = 0;
  #receiptTimer;
  #inFlight = 0;

  /** `(giftId, idempotencyKey, {onRetry, patienceMs}) → Promise<answer>`, set by the page. */
  send = async () => {};

  connectedCallback() {
    this.dataset.testid = "gift-tray";
    sayAttribute(this.#list, "aria-label", "gift.title");
    this.#wallet.append(icon("coin"), say(el("span", { class: "visually-hidden" }), "gift.balance"), this.#balance);
    this.append(el("div", { class: "gift-tray-row" }, this.#list, this.#wallet), this.#receipt);
    document.addEventListener("chobi:account", () => this.#readBalance());
    document.addEventListener("chobi:language", () => this.#nameGifts());
    this.#readBalance();
    this.#readCatalogue();
    purchaseIsOver().then((was) => was && this.#readBalance());
  }

  close() {
    for (const button of this.#list.children) button.disabled = true;
  }

  async #readCatalogue() {
    try {
      const gifts = await rpc.query("gifts.getAvailableGifts");
      this.#list.replaceChildren(...gifts.map((gift) => this.#button(gift)));
      this.#nameGifts();
    } catch {
      setTimeout(() => this.isConnected && this.#readCatalogue(), 3_000);
    }
  }

  #button(gift) {
    const button = el("button", { type: "button", class: `gift-button ${gift.tier}`, data: { testid: `gift-${gift.code}` } });
    button.append(
      el("img", { src: giftPicture(gift), alt: "", width: 40, height: 40 }),
      el("span", { class: "gift-name" }),
      el("span", { class: "gift-price" }, icon("coin"), formatNumber(gift.price)),
    );
    button.gift = gift;
    button.addEventListener("click", () => this.#tap(gift, button));
    return button;
  }

  #nameGifts() {
    for (const button of this.#list.children) {
      button.querySelector(".gift-name").textContent = giftName(button.gift);
      button.setAttribute("aria-label", t("gift.send", { gift: giftName(button.gift), n: button.gift.price }));
    }
  }

  async #tap(gift, button) {
    const key = uuid7();
    if (!(await ensureSignedIn())) return;
    button.classList.remove("tapped");
    void button.offsetWidth; // starts the animation anew
    button.classList.add("tapped");
    this.#inFlight++;
    this.#say("gift.sending");
    try {
      const onRetry = () => this.#say("gift.retrying");
      const answer = await this.send(gift.id, key, { onRetry, patienceMs });
      this.#showBalance(answer.balance, answer.seq);
      const count = answer.streak?.count ?? 1;
      this.#say(count > 1 ? "gift.sentCombo" : "gift.sent", { ...nameValue(gift), n: count }, "good");
    } catch (failure) {
      this.#complain(failure, gift);
    } finally {
      this.#inFlight--;
    }
  }

  async #complain(failure, gift) {
    hush(this.#receipt);
    if (failure.reason !== "insufficient_funds") {
      this.#receipt.className = "gift-receipt bad shown";
      if (failure.isPassing) say(this.#receipt, "gift.unknown");
      else sayFailure(this.#receipt, failure);
      return;
    }
    await this.#readBalance();
    if (document.querySelector("dialog[open]")) return; // a quick combo asks only once
    const packs = await packsForSale();
    const choice = await ask({
      title: "gift.needCoinsTitle",
      text: packs.length > 0 ? "gift.needCoinsToBuyText" : "gift.needCoinsText",
      values: { ...nameValue(gift), price: gift.price, balance: this.#coins ?? 0 },
      picture: el("img", { class: "dialog-picture", src: giftPicture(gift), alt: "" }),
      buttons:
        packs.length > 0
          ? [{ value: "buy", label: "buy.title", kind: "primary" }]
          : [{ value: "ok", label: "action.ok", kind: "primary" }],
    });
    if (choice === "buy") await chooseAndPay(packs).catch((refusal) => sayFailure(this.#receipt, refusal));
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

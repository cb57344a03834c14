/** What the host has received in this session, added up from `delta`: the same sum as the ledger's. */
import { avatar, el, icon, nameOf } from "./dom.js";
import { giftName, giftPicture } from "./gifts.js";
import { formatNumber, say } from "./i18n.js";

const linesMax = 50;

export class GiftBook {
  coins = el("b", {}, "0");
  #total = 0;
  #list = el("ol", { class: "plain gift-book", tabindex: "0" });
  #none = say(el("p", { class: "muted" }), "studio.noGifts");
  element = el("section", { class: "card pad" }, say(el("h2"), "studio.gifts"), this.#none, this.#list);

  add({ seq, actor, payload: { gift, quantity, delta } }) {
    if (!(quantity > 0)) return;
    this.#total += delta ?? 0;
    this.coins.textContent = formatNumber(this.#total);
    this.#none.hidden = true;
    const words = say(el("span", {}), quantity > 1 ? "chat.giftMany" : "chat.gift", {
      n: quantity,
      get gift() {
        return giftName(gift);
      },
    });
    const line = el("li", { data: { seq } }, avatar(actor), el("bdi", { class: "chat-name" }, nameOf(actor)), words);
    const price = el("span", { class: "gift-price" }, icon("coin"), formatNumber(delta ?? 0));
    line.append(el("img", { src: giftPicture(gift), alt: "", width: 22, height: 22 }), el("span", { class: "space" }), price);
    // Newest first, also when an older row is caught up late.
    const before = [...this.#list.children].find((other) => Number(other.dataset.seq) < seq);
    this.#list.insertBefore(line, before ?? null);
    while (this.#list.children.length > linesMax) this.#list.lastChild.remove();
  }
}

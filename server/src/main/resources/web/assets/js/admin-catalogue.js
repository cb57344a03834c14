/** Administration: the gifts people give, and the packs of coins they buy. */
import { rpc } from "./account.js";
import { askForm } from "./dialog.js";
import { el, icon } from "./dom.js";
import { Failure } from "./failure.js";
import { giftPicture } from "./gifts.js";
import { formatNumber, language, say } from "./i18n.js";
import { PagedTable, rowButton } from "./paged-table.js";
import { pricesOf, textOf } from "./prices-text.js";
import { field } from "./sign-up.js";

const tiers = ["common", "rare", "legendary"];
const animations = ["rose", "heart", "kiss", "star", "fire", "diamond", "crown", "rocket"];

export function giftsPart() {
  const table = new PagedTable({
    label: "admin.gifts",
    columns: ["admin.gift", "admin.tier", "admin.price", "admin.state", "admin.actions"],
    read: () => rpc.query("gifts.getAllGifts"),
    cells: (gift, again) => [
      el("span", { class: "table-person" }, el("img", { src: giftPicture(gift), alt: "", width: 32, height: 32 }), el("b", { dir: "auto" }, gift.name[language()])),
      say(el("span"), `gift.tier.${gift.tier}`),
      coins(gift.price),
      activity(gift.active),
      rowButton("admin.change", async () => (await askGift(gift)) && again()),
    ],
  });
  return partOf(table, "admin.newGift", () => askGift(null));
}

export function packsPart() {
  const table = new PagedTable({
    label: "admin.packs",
    columns: ["admin.pack", "studio.coins", "admin.prices", "admin.state", "admin.actions"],
    read: () => rpc.query("gifts.getAllCoinPacks"),
    cells: (pack, again) => [
      el("b", { dir: "auto" }, pack.name),
      el("span", {}, coins(pack.coins), pack.bonus > 0 ? ` + ${formatNumber(pack.bonus)}` : ""),
      el("span", { class: "admin-prices", dir: "ltr" }, textOf(pack.prices)),
      activity(pack.active),
      rowButton("admin.change", async () => (await askPack(pack)) && again()),
    ],
  });
  return partOf(table, "admin.newPack", () => askPack(null));
}

function partOf(table, key, make) {
  const button = say(el("button", { type: "button", class: "button small primary" }), key);
  button.addEventListener("click", async () => (await make()) && table.begin());
  table.begin();
  return { element: el("div", {}, el("div", { class: "admin-tools" }, button), table.element) };
}

function coins(amount) {
  return el("span", { class: "gift-price" }, icon("coin"), formatNumber(amount));
}

function activity(isActive) {
  return say(el("span", { class: `chip ${isActive ? "is-good" : ""}` }), isActive ? "admin.active" : "admin.inactive");
}

function askGift(gift) {
  const options = (name, label, values, chosen, words) => {
    const box = el("select", { name });
    for (const value of values) box.append(words(el("option", { value, selected: value === chosen }), value));
    return el("label", { class: "field" }, say(el("span", { class: "label" }), label), box);
  };
  return askForm({
    title: gift ? "admin.changeGift" : "admin.newGift",
    parts: [
      field("code", "admin.code", { maxlength: 40, pattern: "[a-z0-9_]+", dir: "ltr", autocomplete: "off", value: gift?.code ?? "" }),
      field("en", "admin.nameEnglish", { maxlength: 80, dir: "ltr", value: gift?.name.en ?? "" }),
      field("ar", "admin.nameArabic", { maxlength: 80, dir: "rtl", value: gift?.name.ar ?? "" }),
      options("tier", "admin.tier", tiers, gift?.tier, (option, tier) => say(option, `gift.tier.${tier}`)),
      field("price", "admin.priceCoins", { type: "number", min: 1, step: 1, dir: "ltr", value: gift?.price ?? "" }),
      options("animation", "admin.animation", animations, gift?.animation, (option, code) => say(option, `gift.${code}`)),
      isActiveBox(gift),
    ],
    submit: "action.save",
    act: (form) =>
      rpc.mutate("gifts.saveGift", {
        ...(gift && { giftId: gift.id, validFrom: gift.validFrom, validTo: gift.validTo }),
        code: form.get("code").trim(),
        name: { en: form.get("en").trim(), ar: form.get("ar").trim() },
        tier: form.get("tier"),
        price: Number(form.get("price")),
        animation: form.get("animation"),
        active: form.has("active"),
      }),
  });
}

function askPack(pack) {
  const prices = el("textarea", { name: "prices", rows: 3, dir: "ltr", required: true }, pack ? textOf(pack.prices) : "USD 0.99");
  return askForm({
    title: pack ? "admin.changePack" : "admin.newPack",
    parts: [
      field("code", "admin.code", { maxlength: 40, pattern: "[a-z0-9_]+", dir: "ltr", autocomplete: "off", value: pack?.code ?? "" }),
      field("name", "studio.restreamName", { maxlength: 80, value: pack?.name ?? "" }),
      field("coins", "studio.coins", { type: "number", min: 1, step: 1, dir: "ltr", value: pack?.coins ?? "" }),
      field("bonus", "admin.bonus", { type: "number", min: 0, step: 1, dir: "ltr", value: pack?.bonus ?? 0 }),
      field("place", "admin.place", { type: "number", min: 0, step: 1, dir: "ltr", value: pack?.place ?? 0 }),
      el("label", { class: "field" }, say(el("span", { class: "label" }), "admin.pricesLines"), prices),
      isActiveBox(pack),
    ],
    submit: "action.save",
    act: (form) => {
      const list = pricesOf(form.get("prices"));
      if (list === null) throw new Failure({ code: "BAD_REQUEST", field: "prices" });
      return rpc.mutate("gifts.saveCoinPack", {
        ...(pack && { packId: pack.id, validFrom: pack.validFrom, validTo: pack.validTo }),
        code: form.get("code").trim(),
        name: form.get("name").trim(),
        coins: Number(form.get("coins")),
        bonus: Number(form.get("bonus")),
        place: Number(form.get("place")),
        active: form.has("active"),
        prices: list,
      });
    },
  });
}

function isActiveBox(of) {
  return el("label", { class: "check" }, el("input", { type: "checkbox", name: "active", checked: of?.active ?? true }), say(el("span"), "admin.active"));
}

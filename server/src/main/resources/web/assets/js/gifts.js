/** How gifts look and are called. A gift that the server knows and this page does not has its own name and a box. */
import { has, t } from "./i18n.js";

const drawn = new Set(["rose", "heart", "kiss", "star", "fire", "diamond", "crown", "rocket"]);

export function giftName(gift) {
  return has(`gift.${gift.code}`) && drawn.has(gift.code) ? t(`gift.${gift.code}`) : gift.name;
}

export function giftPicture(gift) {
  return `/assets/gifts/${drawn.has(gift.code) ? gift.code : "gift"}.svg`;
}

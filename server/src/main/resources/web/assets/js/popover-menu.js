/** A small menu beside the button that opened it, on the browser's own popover: Escape and a click elsewhere close it. */
import { el } from "./dom.js";
import { say, sayAttribute } from "./i18n.js";

const gapPixels = 6;
const edgePixels = 8;

/** `items`: `{key, values?, kind?, act}`. `label`: the menu's name for assistive tools. */
export function openMenu(button, label, items) {
  const menu = el("div", { class: "menu", role: "menu", popover: "auto" });
  sayAttribute(menu, "aria-label", label);
  for (const { key, values, kind, act } of items) {
    const item = say(el("button", { type: "button", role: "menuitem", tabindex: "-1", class: `menu-item ${kind ?? ""}` }), key, values);
    item.dataset.act = key.split(".")[1];
    item.addEventListener("click", () => {
      menu.hidePopover();
      act();
    });
    menu.append(item);
  }
  menu.addEventListener("keydown", (event) => moveBetween(menu, event));
  openBeside(button, menu);
  menu.firstChild?.focus();
}

/** Shows a popover next to `button` and takes it out of the document when it closes; focus goes back to the button. */
export function openBeside(button, popover) {
  // Inside an open dialog, else a modal dialog would cover it.
  (button.closest("dialog") ?? document.body).append(popover);
  popover.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    if (button.hasAttribute("aria-haspopup")) button.setAttribute("aria-expanded", "false");
    const hadFocus = popover.contains(document.activeElement) || document.activeElement === document.body;
    popover.remove();
    if (hadFocus && button.isConnected) button.focus();
  });
  popover.showPopover();
  // What is no button (a name in the chat) has nothing to expand.
  if (button.hasAttribute("aria-haspopup")) button.setAttribute("aria-expanded", "true");
  // Again whenever it grows: what it shows may come from the server.
  const sized = new ResizeObserver(() => button.isConnected && place(button.getBoundingClientRect(), popover));
  sized.observe(popover);
  popover.addEventListener("toggle", ({ newState }) => newState === "closed" && sized.disconnect());
  place(button.getBoundingClientRect(), popover);
}

function place(anchor, popover) {
  const { offsetWidth: width, offsetHeight: height } = popover;
  const isRightToLeft = document.documentElement.dir === "rtl";
  const wantedLeft = isRightToLeft ? anchor.left : anchor.right - width;
  const left = Math.max(edgePixels, Math.min(wantedLeft, innerWidth - width - edgePixels));
  const fitsBelow = anchor.bottom + gapPixels + height < innerHeight - edgePixels;
  const top = fitsBelow ? anchor.bottom + gapPixels : Math.max(edgePixels, anchor.top - gapPixels - height);
  popover.style.setProperty("left", `${left}px`);
  popover.style.setProperty("top", `${top}px`);
}

/** Arrow keys, Home and End among the buttons of `box`, in reading order. */
export function moveBetween(box, event) {
  const buttons = [...box.querySelectorAll("button:not(:disabled)")];
  const at = buttons.indexOf(document.activeElement);
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const back = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
  const to = { ArrowDown: at + 1, [forward]: at + 1, ArrowUp: at - 1, [back]: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined || buttons.length === 0) return;
  event.preventDefault();
  buttons[(to + buttons.length) % buttons.length].focus();
}

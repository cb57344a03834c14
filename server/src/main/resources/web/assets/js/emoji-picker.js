/** The emoji one may write: the channel's own, and those that every device has. */
import { el } from "./dom.js";
import { sayAttribute } from "./i18n.js";
import { moveBetween, openBeside } from "./popover-menu.js";

const usual = [..."😀😂🤣😊😍🥰😘😎🤩🥳🤔😴😢😭😡😱🤯🙄👍👎👏🙏💪👋🤝🤲✌🫶❤🧡💛💚💙💜🖤🤍🔥⭐✨🎉🌹🌙☕🍿🎵🎮⚽🚀👑💎"];

/** `own`: the channel's, each {name, url}. `pick(text)` gets what goes into the message. */
export function openEmojiPicker(button, own, pick) {
  const box = el("div", { class: "menu emoji-picker", role: "group", popover: "auto" });
  sayAttribute(box, "aria-label", "chat.emoji");
  const add = (face, text, label) => {
    const choice = el("button", { type: "button", class: "emoji-choice", "aria-label": label }, face);
    choice.addEventListener("click", () => pick(text));
    box.append(choice);
  };
  for (const { name, url } of own) add(el("img", { src: url, alt: "", width: 26, height: 26 }), `:${name}:`, `:${name}:`);
  for (const emoji of usual) add(emoji, emoji, emoji);
  box.addEventListener("keydown", (event) => moveBetween(box, event));
  openBeside(button, box);
  box.querySelector("button")?.focus();
}

/** Who somebody is, beside the name that was clicked: level, badges, followers, what they say of themselves, follow. */
import { rpc } from "./account.js";
import { avatar, el, icon, nameOf } from "./dom.js";
import { followButton } from "./follow.js";
import { hush, say, sayAttribute } from "./i18n.js";
import { openBeside } from "./popover-menu.js";
import { marksOf } from "./standing-marks.js";

const marksMax = 12;

/** `user`: {id, username, displayName}; `more`: buttons that the page adds. */
export function openUserCard(button, user, ...more) {
  const card = el("div", { class: "menu user-card", role: "dialog", popover: "auto", data: { testid: "user-card", user: user.id } });
  card.setAttribute("aria-label", nameOf(user));
  const closed = new AbortController();
  const names = el("div", { class: "user-card-names" }, el("b", { dir: "auto" }, nameOf(user)), el("span", { class: "muted small", dir: "ltr" }, `@${user.username}`));
  const marks = el("div", { class: "user-card-marks" });
  const facts = el("p", { class: "muted small user-card-facts" });
  const bio = el("p", { class: "user-card-bio", dir: "auto", hidden: true });
  const follow = el("button", { type: "button", class: "button small", hidden: true });
  const close = el("button", { type: "button", class: "dialog-close", onclick: () => card.hidePopover() }, icon("close"));
  card.append(sayAttribute(close, "aria-label", "action.close"), el("div", { class: "user-card-head" }, avatar(user), names), marks, facts, bio);
  card.append(el("div", { class: "user-card-acts" }, follow, more));
  card.addEventListener("toggle", ({ newState }) => newState === "closed" && closed.abort());
  openBeside(button, card);
  close.focus();
  followButton(follow, user, { signal: closed.signal });
  const read = async () => {
    const profile = await rpc.query("users.getProfile", { userId: user.id }).catch(() => null);
    if (profile === null) return say(facts, "user.away");
    const { stats, bio: words } = profile;
    marks.replaceChildren(...marksOf(profile, { most: marksMax }));
    const [followers, streams] = [say(el("span"), "user.followers", { n: stats.followers }), say(el("span"), "user.streams", { n: stats.streams })];
    hush(facts);
    facts.append(followers, " · ", streams);
    bio.textContent = words ?? "";
    bio.hidden = !words;
  };
  follow.addEventListener("followed", read);
  read();
}

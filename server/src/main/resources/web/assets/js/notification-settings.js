/** Which kinds of notifications one wants, here and on one's devices, and when one wants to be left alone. */
import { rpc } from "./account.js";
import { askForm } from "./dialog.js";
import { el } from "./dom.js";
import { has, say, sayAttribute } from "./i18n.js";
import { wordsFor } from "./failure.js";
import { toast } from "./toast.js";

const kinds = {
  live_started: "bell.kindLive",
  session_soon: "bell.kindSoon",
  gift_received: "bell.kindGift",
  new_follower: "bell.kindFollower",
  mention: "bell.kindMention",
  new_comment: "bell.kindComment",
  moderation: "bell.kindModeration",
  system: "bell.kindSystem",
};
const channels = { inApp: "bell.inApp", push: "bell.push" };

export async function askNotificationSettings() {
  let settings;
  try {
    settings = await rpc.query("notifications.getSettings");
  } catch (failure) {
    const { key, values } = wordsFor(failure, has);
    return toast(key, values, "bad");
  }
  // Kinds that the server has and this page does not know are left as they are.
  const known = Object.keys(kinds).filter((kind) => kind in settings.types);
  const head = el("tr", {}, say(el("th", { scope: "col" }), "bell.kind"), Object.values(channels).map((key) => say(el("th", { scope: "col" }), key)));
  const rows = known.map((kind) =>
    el(
      "tr",
      {},
      say(el("th", { scope: "row" }), kinds[kind]),
      Object.keys(channels).map((channel) => el("td", {}, box(kind, channel, settings.types[kind][channel]))),
    ),
  );
  const { from = "", to = "" } = settings.quietHours ?? {};
  const quiet = el("fieldset", { class: "field" }, say(el("legend", { class: "label" }), "bell.quiet"));
  quiet.append(el("div", { class: "bell-quiet" }, hour("from", "bell.quietFrom", from), hour("to", "bell.quietTo", to)));
  const saved = await askForm({
    title: "bell.settings",
    parts: [el("table", { class: "bell-kinds" }, el("thead", {}, head), el("tbody", {}, rows)), quiet],
    submit: "action.save",
    act: (values) => rpc.mutate("notifications.updateSettings", inputOf(values, known, Intl.DateTimeFormat().resolvedOptions().timeZone)),
  });
  if (saved) toast("bell.saved");
}

/** What notifications.updateSettings takes. Hours without both ends are none. Pure. */
export function inputOf(values, known, timeZone) {
  const types = Object.fromEntries(
    known.map((kind) => [kind, Object.fromEntries(Object.keys(channels).map((channel) => [channel, values.has(`${kind}.${channel}`)]))]),
  );
  const [from, to] = [values.get("from"), values.get("to")];
  return { types, quietHours: from && to ? { from, to, timeZone } : {} };
}

function box(kind, channel, isOn) {
  const input = el("input", { type: "checkbox", name: `${kind}.${channel}`, checked: isOn });
  sayAttribute(input, "aria-label", kinds[kind]);
  return input;
}

function hour(name, key, value) {
  return el("label", {}, say(el("span", { class: "muted small" }), key), el("input", { type: "time", name, value }));
}

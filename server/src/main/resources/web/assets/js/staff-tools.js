/** What hosts and moderators do with a chat as a whole: announce, ask a poll, set its rules, look at who is kept out. */
import { askForm } from "./dialog.js";
import { el, icon, nameOf } from "./dom.js";
import { language, say, sayAttribute } from "./i18n.js";
import { attempt } from "./chat-moderation.js";
import { openMenu } from "./popover-menu.js";
import { field } from "./sign-up.js";
import { uuid7 } from "./uuid7.js";

const optionsMax = 6;
const pollSeconds = [30, 60, 120, 300];
const slowSeconds = [0, 5, 15, 30, 60];

/** A button that is there for who moderates. `act(name, input)` calls `chat.{name}` for this session. */
export function staffButton(standing, act) {
  const button = el("button", { type: "button", class: "staff-button", "aria-haspopup": "menu", "aria-expanded": "false" }, icon("shield"));
  button.dataset.testid = "staff";
  sayAttribute(button, "aria-label", "staff.title");
  sayAttribute(button, "title", "staff.title");
  button.addEventListener("click", () =>
    openMenu(button, "staff.title", [
      { key: "staff.poll", act: () => askPoll(act) },
      { key: "staff.announce", act: () => announce(act) },
      { key: "staff.rules", act: () => setRules(standing, act) },
      { key: "staff.words", act: () => setWords(standing, act) },
      { key: "staff.people", act: () => showPeople(standing, act) },
    ]),
  );
  const show = () => (button.hidden = !standing.mayModerate);
  standing.addEventListener("change", show);
  show();
  return button;
}

function askPoll(act) {
  const options = el("div", { class: "form" });
  const more = say(el("button", { type: "button", class: "link", onclick: () => addOption() }), "staff.pollMore");
  const addOption = () => {
    const row = field("option", "staff.pollOption", { maxlength: 100, autocomplete: "off", required: options.children.length < 2 });
    options.append(row);
    more.hidden = options.children.length >= optionsMax;
    if (options.children.length > 2) row.querySelector("input").focus();
  };
  addOption();
  addOption();
  return askForm({
    title: "staff.poll",
    parts: [
      field("question", "staff.pollQuestion", { maxlength: 200, autocomplete: "off" }),
      options,
      more,
      select("seconds", "staff.pollLength", pollSeconds, 60, (n) => ["staff.seconds", { n }]),
    ],
    submit: "staff.pollAsk",
    act: (values) =>
      act("createPoll", {
        question: values.get("question").trim(),
        options: values.getAll("option").map((option) => option.trim()).filter(Boolean),
        durationSeconds: Number(values.get("seconds")),
      }),
  });
}

function announce(act) {
  const clientMessageId = uuid7(); // the same however often it is tried
  const text = el("textarea", { name: "text", rows: 3, maxlength: 500, required: true, dir: "auto" });
  return askForm({
    title: "staff.announce",
    text: "staff.announceText",
    parts: [el("label", { class: "field" }, say(el("span", { class: "label" }), "chat.input"), text)],
    submit: "chat.send",
    act: (values) => act("announce", { text: values.get("text").trim(), clientMessageId }),
  });
}

function setRules({ mode }, act) {
  const check = (name, key) =>
    el("label", { class: "check" }, el("input", { type: "checkbox", name, checked: mode[name] === true }), say(el("span"), key));
  const choices = slowSeconds.includes(mode.slowSeconds) ? slowSeconds : [...slowSeconds, mode.slowSeconds];
  const names = ["followersOnly", "emojiOnly", "linksBlocked", "uniqueChat"];
  return askForm({
    title: "staff.rules",
    parts: [
      select("slowSeconds", "staff.slow", choices, mode.slowSeconds, (n) => (n === 0 ? ["staff.slowOff"] : ["staff.seconds", { n }])),
      check("followersOnly", "staff.followersOnly"),
      check("emojiOnly", "staff.emojiOnly"),
      check("linksBlocked", "staff.linksBlocked"),
      check("uniqueChat", "staff.uniqueChat"),
    ],
    submit: "action.save",
    act: (values) =>
      act("setMode", {
        slowSeconds: Number(values.get("slowSeconds")),
        ...Object.fromEntries(names.map((name) => [name, values.has(name)])),
      }),
  });
}

async function setWords(standing, act) {
  await standing.read(); // viewers' pages are not told, and another moderator may have set them
  const words = el("textarea", { name: "words", rows: 6, dir: "auto" }, (standing.moderation?.words ?? []).join("\n"));
  return askForm({
    title: "staff.words",
    text: "staff.wordsText",
    parts: [el("label", { class: "field" }, say(el("span", { class: "label" }), "staff.wordsField"), words)],
    submit: "action.save",
    act: (values) => act("setFilter", { words: values.get("words").split("\n").map((word) => word.trim()).filter(Boolean) }),
  });
}

async function showPeople(standing, act) {
  await standing.read();
  const { bans = [], timeOuts = [] } = standing.moderation ?? {};
  const until = new Intl.DateTimeFormat(language() === "ar" ? "ar-u-nu-latn" : "en", { dateStyle: "short", timeStyle: "short" });
  const row = (user, key, values) => {
    const lift = say(el("button", { type: "button", class: "button small" }), "staff.lift");
    const line = el("li", {}, el("bdi", { class: "chat-name" }, nameOf(user)), say(el("span", { class: "muted small" }), key, values), lift);
    lift.addEventListener("click", async () => (await attempt(() => act("unbanUser", { userId: user.id }))) && line.remove());
    return line;
  };
  const rows = [
    ...bans.filter(({ user }) => user).map(({ user }) => row(user, "staff.isBanned")),
    ...timeOuts.filter(({ user }) => user).map((it) => row(it.user, "staff.isTimedOut", { time: until.format(new Date(it.until)) })),
  ];
  const list = rows.length > 0 ? el("ul", { class: "plain people-list" }, rows) : say(el("p"), "staff.nobody");
  return askForm({ title: "staff.people", parts: [list], submit: "action.ok", act: async () => true });
}

/** `words(value)` → [key, values]. */
function select(name, label, choices, chosen, words) {
  const box = el("select", { name });
  for (const value of choices) box.append(say(el("option", { value, selected: value === chosen }), ...words(value)));
  return el("label", { class: "field" }, say(el("span", { class: "label" }), label), box);
}

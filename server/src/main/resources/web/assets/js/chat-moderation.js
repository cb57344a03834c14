/** What one may do with a message: answer it; and, for who moderates, pin, delete, time out, ban, appoint. */
import { account } from "./account.js";
import { ask } from "./dialog.js";
import { nameOf } from "./dom.js";
import { has } from "./i18n.js";
import { wordsFor } from "./failure.js";
import { openMenu } from "./popover-menu.js";
import { ensureSignedIn } from "./sign-up.js";
import { toast } from "./toast.js";
import { openUserCard } from "./user-card.js";

const timeOuts = [
  { key: "moderate.timeoutMinute", seconds: 60 },
  { key: "moderate.timeoutTen", seconds: 600 },
  { key: "moderate.timeoutDay", seconds: 86_400 },
];

/** `act(name, input)` calls `chat.{name}` for this session. */
export function messageMenu(button, row, { standing, composer, act, isDeleted }) {
  const { actor, payload } = row;
  const values = { name: nameOf(actor) };
  const items = [];
  if (!isDeleted) items.push({ key: "moderate.reply", act: async () => (await ensureSignedIn()) && composer.replyTo(row) });
  if (actor && actor.id !== account.user()?.id) items.push({ key: "moderate.mention", values, act: () => composer.mention(actor) });
  if (actor) items.push({ key: "moderate.profile", values, act: () => openUserCard(button, actor) });
  const doing = (name, input, done) => attempt(() => act(name, input), done, values);
  if (standing?.mayModerate && !isDeleted) {
    items.push({ key: "moderate.pin", act: () => doing("pinMessage", { messageId: payload.id }) });
  }
  if (standing?.mayDelete(actor?.id) && !isDeleted) {
    items.push({ key: "moderate.delete", kind: "danger", act: () => doing("deleteMessage", { messageId: payload.id }) });
  }
  if (actor && standing?.maySanction(actor.id)) {
    const userId = actor.id;
    for (const { key, seconds } of timeOuts) {
      items.push({ key, values, act: () => doing("timeoutUser", { userId, seconds }, "moderate.timedOut") });
    }
    items.push({ key: "moderate.ban", values, kind: "danger", act: () => ban(userId, values, doing) });
    const isModerator = standing.roleOf(userId) === "moderator";
    if (standing.mayAppoint && standing.roleOf(userId) !== "co_host") {
      const name = isModerator ? "removeModerator" : "addModerator";
      const key = isModerator ? "moderate.dismiss" : "moderate.appoint";
      items.push({ key, values, act: () => doing(name, { userId }, isModerator ? "moderate.dismissed" : "moderate.appointed") });
    }
  }
  if (items.length > 0) openMenu(button, "chat.more", items);
}

async function ban(userId, values, doing) {
  const answer = await ask({
    title: "moderate.banTitle",
    text: "moderate.banText",
    values,
    buttons: [
      { value: "cancel", label: "action.cancel" },
      { value: "ban", label: "moderate.banConfirm", kind: "danger" },
    ],
  });
  if (answer === "ban") await doing("banUser", { userId }, "moderate.banned");
}

/** Says what came of it; a refusal in the server's reason. */
export async function attempt(work, done, values) {
  try {
    await work();
    if (done) toast(done, values);
    return true;
  } catch (failure) {
    const { key, values: words } = wordsFor(failure, has);
    toast(key, words, "bad");
    return false;
  }
}

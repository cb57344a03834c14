/** A session's room and the parts of a page that show it: the same on the watch page and on the host's desk. */
import { account, rpc } from "./account.js";
import { ChatStanding } from "./chat-standing.js";
import { el, nameOf } from "./dom.js";
import { staffButton } from "./staff-tools.js";
import "./poll-card.js";

const pollRows = ["poll_opened", "poll_closed"];

/**
 * Connects chat and poll to `room`. `session`: as the page knows it now. Answers {standing, poll, onRow}; the page hands
 * every row to `onRow(row, isHistory)`.
 */
export function wireRoom(room, { session, chat }) {
  const sessionId = session.id;
  const standing = new ChatStanding({ session, ask: () => rpc.query("chat.getRoom", { sessionId }) });
  const act = (name, input) => rpc.mutate(`chat.${name}`, { sessionId, ...input });
  const poll = el("chobi-poll");
  chat.slotAbove.append(poll);
  chat.hostId = session.host?.id ?? null;
  chat.standing = standing;
  chat.act = act;
  chat.tools.append(staffButton(standing, act));
  chat.ownEmoji = ownEmojiOf(session.host?.id);
  chat.send = async (text, clientMessageId, replyTo) => {
    const { message } = await room.request("send_message", { text, clientMessageId, ...(replyTo && { replyTo }) });
    if (message?.seq !== undefined) room.acceptOwn("new_message", message);
  };
  poll.vote = (pollId, option) => room.request("vote_poll", { pollId, option });
  poll.end = (pollId) => room.request("close_poll", { pollId });
  standing.addEventListener("change", () => (poll.mayClose = standing.mayModerate));

  const readPoll = async () => {
    const answer = await rpc.query("chat.getPoll", { sessionId }).catch(() => null);
    if (answer) poll.begin(answer);
  };
  room.addEventListener("poll", ({ detail }) => poll.count(detail.poll));
  room.addEventListener("deleted", ({ detail }) => chat.delete(detail.messageId));
  room.addEventListener("connection", ({ detail }) => detail.isJoined && (standing.read(), readPoll()));
  room.addEventListener("presence", ({ detail: { name, user } }) => {
    if (user) chat.notice(name === "viewer_joined" ? "chat.joined" : "chat.left", { name: nameOf(user) });
  });
  return {
    standing,
    poll,
    onRow(row, isHistory) {
      chat.add(row);
      if (pollRows.includes(row.type)) poll.add(row, { isHistory });
      // What the past decided is in what was read from the server.
      if (!isHistory) standing.note(row);
      if (!isHistory && row.type === "moderation" && row.payload.userId === account.user()?.id) sayToMe(chat, row.payload);
    },
  };
}

/** Whoever is kept quiet is told so at once, not only at their next message. */
function sayToMe(chat, { action, seconds }) {
  const key = { timeout: "chat.youAreTimedOut", unban: "chat.youMayWrite", add_moderator: "chat.youModerate" }[action];
  if (key) chat.notice(key, { n: Math.ceil((seconds ?? 0) / 60) });
}

/** Asked once, when somebody first opens the picker. */
function ownEmojiOf(userId) {
  let read;
  return () => {
    read ??= userId ? rpc.query("chat.getEmoji", { userId }).then(({ items }) => items) : Promise.resolve([]);
    read.catch(() => (read = undefined));
    return read;
  };
}

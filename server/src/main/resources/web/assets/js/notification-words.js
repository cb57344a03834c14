/** What a notification says, and where it leads. Pure. */

const moderation = {
  timeout: "bell.timeout",
  ban: "bell.ban",
  unban: "bell.unban",
  add_moderator: "bell.addModerator",
  remove_moderator: "bell.removeModerator",
};

/** → {key, values}. `name` and `gift` are functions from a user and a gift to what they are called. */
export function wordsOf({ type, actor, count, session, gift, coins, action, text }, { name, gift: giftName }) {
  const values = { name: actor ? name(actor) : "…", n: count ?? 1, title: session?.title || "…" };
  const isTitled = Boolean(session?.title);
  switch (type) {
    case "new_follower":
      return count > 1 ? { key: "bell.newFollowers", values: { ...values, n: count - 1 } } : { key: "bell.newFollower", values };
    case "gift_received":
      if (count > 1 || !gift) return { key: "bell.gifts", values: { ...values, n: coins ?? 0 } };
      return { key: "bell.gift", values: { ...values, gift: giftName(gift) } };
    case "live_started":
      return { key: isTitled ? "bell.live" : "bell.liveNow", values };
    case "session_soon":
      return { key: isTitled ? "bell.soon" : "bell.soonUntitled", values };
    case "mention":
      return count > 1 ? { key: "bell.mentions", values } : { key: "bell.mention", values };
    case "new_comment":
      return count > 1 ? { key: "bell.comments", values: { ...values, n: count - 1 } } : { key: "bell.comment", values };
    case "moderation":
      return { key: moderation[action] ?? "bell.moderation", values };
    case "system":
      return { key: "bell.system", values: { text: text ?? "" } };
    default:
      return { key: "bell.other", values };
  }
}

/** The address it is about, or null: then it is about a person, or only to be read. */
export function linkOf({ type, session, video }) {
  if (video?.id) return `/v/${video.id}`;
  if (!session?.id) return null;
  return type === "gift_received" ? `/studio#${session.id}` : `/watch/${session.id}`;
}

/** Whether it is worth a word at once to who looks at something else. */
export function isUrgent({ type, read }) {
  return !read && ["live_started", "session_soon", "mention", "system"].includes(type);
}

/** The list after one more was told: the same id is the same notification, further on. */
export function withTold(items, told, most) {
  return [told, ...items.filter(({ id }) => id !== told.id)].slice(0, most);
}

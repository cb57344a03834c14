/** What a message's text is made of: words, mentions and custom emoji. Pure. */

/** Custom emoji as the server names them, and user names; a name may not end where a sentence does. */
const special = /:([a-z0-9_]{2,32}):|@([A-Za-z0-9._-]*[A-Za-z0-9_-])/g;

/**
 * The text in order, as `{kind: "words", text}`, `{kind: "mention", text, user}` and `{kind: "emoji", text, url}`. Only
 * what the server found (`mentions`, `emoji`) is special; everything else stays words.
 */
export function partsOf({ text, mentions = [], emoji = [] }) {
  const people = new Map(mentions.map((user) => [user.username.toLowerCase(), user]));
  const pictures = new Map(emoji.map(({ name, url }) => [name, url]));
  const parts = [];
  let from = 0;
  const add = (part) => part.text && parts.push(part);
  for (const match of (text ?? "").matchAll(special)) {
    const [found, name, username] = match;
    const url = name && pictures.get(name);
    const user = username && people.get(username.toLowerCase());
    if (!url && !user) continue;
    add({ kind: "words", text: text.slice(from, match.index) });
    add(url ? { kind: "emoji", text: found, url } : { kind: "mention", text: found, user });
    from = match.index + found.length;
  }
  add({ kind: "words", text: (text ?? "").slice(from) });
  return parts;
}

/** The word that is being written at `caret` when it is a mention: `{from, name}`, or null. */
export function mentionAt(text, caret) {
  const found = /(?:^|[\s(])@([A-Za-z0-9._-]{0,32})$/.exec(text.slice(0, caret));
  return found ? { from: caret - found[1].length - 1, name: found[1] } : null;
}
